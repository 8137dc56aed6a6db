import type { HistoryAction, HistoryEventView } from '@smarttag/domain';

/** One line of a timeline; `more` are its like, which happened in one go. */
export interface TimelineLine {
  event: HistoryEventView;
  more: readonly HistoryEventView[];
}

/** What a batch does to each of its files alike. Decisions stand alone: each has its tag or its reason. */
const ALIKE: ReadonlySet<HistoryAction> = new Set([
  'creative.declared',
  'creative.released',
  'creative.uploaded',
  'creative.cancelled',
  'creative.restored',
  'creative.expired',
  'creative.submitted',
  'creative.tagging',
  'creative.viewed',
  'creative.downloaded',
]);

const goesWith = (line: TimelineLine | undefined, event: HistoryEventView) =>
  line !== undefined &&
  ALIKE.has(event.action) &&
  line.event.action === event.action &&
  line.event.actorId === event.actorId &&
  line.event.partnerId === event.partnerId;

/** Neighbours of the same kind, by the same person in the same company, become one line: "added 40 files". */
export const mergeEvents = (events: readonly HistoryEventView[]): TimelineLine[] => {
  const lines: (TimelineLine & { more: HistoryEventView[] })[] = [];
  for (const event of events) {
    const last = lines.at(-1);
    if (goesWith(last, event)) last!.more.push(event);
    else lines.push({ event, more: [] });
  }
  return lines;
};
