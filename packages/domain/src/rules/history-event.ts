import type { HistoryAction, SubjectType } from '../contracts/history-event.contract.js';

/** The actor of what the system does by itself. */
export const SYSTEM_ACTOR = 'system';

/** Who asked, by which request, when. Every event names all three. */
export interface Cause {
  actorId: string;
  requestId: string;
  at: Date;
}

/** `subjectId.revision`: it follows from the change, so writing it twice is a no-op. */
export const eventIdOf = (subjectId: string, revision: number) => `${subjectId}.${revision}`;

/**
 * One immutable row of activity. Holds no personal data: people appear by opaque id, and of a changed
 * account only which fields changed.
 */
export interface HistoryEvent extends Cause {
  id: string;
  action: HistoryAction;
  subject: { type: SubjectType; id: string };
  partnerId?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

const DECISIONS: ReadonlySet<HistoryAction> = new Set([
  'creative.tagged',
  'creative.duplicate',
  'creative.rejected',
]);

/** Tells of the one decision about a creative that Tagging History holds. */
export const isDecisionEvent = ({ action }: Pick<HistoryEvent, 'action'>) => DECISIONS.has(action);

/** A history event with its place in the one order. */
export interface SequencedEvent extends HistoryEvent {
  seq: number;
}

/** What a rule says about its event; the repository adds id, subject and partner when it commits. */
export interface EventDraft extends Cause {
  action: HistoryAction;
  /** What it is about, where that is not the document it changes. */
  about?: HistoryEvent['subject'];
  /** Whose it is, where that is not the document's own partner; `platform`: no partner is to read it. */
  audience?: { partnerId: string } | 'platform';
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}
