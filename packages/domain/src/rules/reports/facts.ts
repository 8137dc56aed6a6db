import type { Outcome } from '../../contracts/tagging-record.contract.js';
import { formatOf } from '../file-name.js';
import { isDecisionEvent, type SequencedEvent } from '../history-event.js';
import type { TaggingRecord } from '../tagging-record.js';
import type { Keys } from './dimensions.js';

/** What one event adds to a report: a decision, or an edit of a file that was decided before. */
export interface Fact {
  at: Date;
  keys: Keys;
  decided?: { outcome: Outcome; bytes: number; videoMs: number; toTagMs?: number };
}

const keysOf = (record: TaggingRecord): Keys => ({
  partner: record.partnerId,
  kind: record.partnerKind,
  program: record.programId,
  businessCenter: record.businessCenterId,
  outcome: record.outcome,
  format: formatOf(record.fileName),
  uploader: record.uploaderId,
});

/** Counted when it was decided, by what was recorded then. */
export const decisionFact = (record: TaggingRecord): Fact => ({
  at: record.decidedAt,
  keys: keysOf(record),
  decided: {
    outcome: record.outcome,
    bytes: record.size,
    videoMs: Math.round((record.media?.durationSeconds ?? 0) * 1_000),
    ...(record.outcome === 'tagged' && { toTagMs: timeToTag(record) }),
  },
});

/** From the later of last byte and Submit, ms. */
export const timeToTag = ({
  uploadedAt,
  submittedAt,
  decidedAt,
}: Pick<TaggingRecord, 'uploadedAt' | 'submittedAt' | 'decidedAt'>): number =>
  Math.max(0, decidedAt.getTime() - Math.max(uploadedAt.getTime(), submittedAt.getTime()));

/** Counted when it was made, by what the file's record says. */
export const editFact = (at: Date, record: TaggingRecord): Fact => ({ at, keys: keysOf(record) });

export const EDIT_ACTIONS = ['creative.edited', 'creative.reverted'] as const;
const isEditEvent = ({ action }: SequencedEvent) => EDIT_ACTIONS.some((edit) => edit === action);

/** Whether a report counts it. */
export const isCounted = (event: SequencedEvent) => isDecisionEvent(event) || isEditEvent(event);

/**
 * What a run of history adds. An edit made before the decision is part of what was decided and is not counted.
 * @param recordOf the record of a creative, with its number, if it was decided
 */
export const factsOf = (
  events: readonly SequencedEvent[],
  recordOf: (creativeId: string) => TaggingRecord | undefined,
): Fact[] =>
  events.flatMap((event) => {
    const record = recordOf(event.subject.id);
    if (!record) return [];
    if (isDecisionEvent(event)) return [decisionFact(record)];
    const after = record.seq !== undefined && event.seq > record.seq;
    return isEditEvent(event) && after ? [editFact(event.at, record)] : [];
  });
