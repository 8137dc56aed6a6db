import type { EventDraft } from './history-event.js';

/**
 * What a rule decided: the fields to set (`undefined` removes one) and the event that tells of it.
 * `undefined` instead of a decision means that nothing is left to do.
 */
export interface Decision<T> {
  set: { [K in keyof T]?: T[K] | undefined };
  event: EventDraft;
  /** A person edited what the UI shows: `version` counts it. */
  userEdit?: boolean;
}

/** State in, decision out; throws a `DomainError` for what is refused. Pure, so a miss can decide again. */
export type Decide<T> = (current: T) => Decision<T> | undefined;
