import type { Model, QueryFilter, UpdateQuery } from 'mongoose';
import type { SubjectType } from '../contracts/history-event.contract.js';
import { DomainError } from '../errors/domain-error.js';
import type { Decide, Decision } from '../rules/decision.js';
import { eventIdOf, type EventDraft, type HistoryEvent } from '../rules/history-event.js';
import type { Filter } from './collection.js';
import type { WithOutbox } from './stored.js';

interface Revisioned {
  id: string;
  partnerId?: string;
  revision: number;
}

export interface Committed<T> {
  value: T;
  changed: boolean;
}

/** Misses in a row before a document is called too busy; each miss means that somebody else succeeded. */
const MOST_TRIES = 100;

export const eventOf = (
  { about, audience, ...draft }: EventDraft,
  subject: { type: SubjectType; id: string; partnerId?: string },
  revision: number,
): HistoryEvent => ({
  ...draft,
  id: eventIdOf(subject.id, revision),
  subject: about ?? { type: subject.type, id: subject.id },
  partnerId: audience === 'platform' ? undefined : (audience?.partnerId ?? subject.partnerId),
});

/**
 * Load, decide, commit (DESIGN.md section 5): one `findOneAndUpdate` that checks the loaded revision, sets
 * the changes and pushes the event; on a miss it loads and decides again.
 */
export class Committer<T extends Revisioned, D extends { _id: string } & WithOutbox> {
  constructor(
    private readonly model: Model<D>,
    private readonly type: SubjectType,
    private readonly toValue: (document: D) => T,
    /** Fields kept beside those a rule sets, computed from them. */
    private readonly derive: (set: Decision<T>['set'], current: T) => Record<string, unknown> = () => ({}),
  ) {}

  /** @returns the value as it is now and whether this call changed it; undefined when nothing matches */
  async commit(filter: Filter, decide: Decide<T>): Promise<Committed<T> | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const found = await this.model.findOne(filter as QueryFilter<D>).lean<D>();
      if (!found) return undefined;
      const current = this.toValue(found);
      const decision = decide(current);
      if (!decision) return { value: current, changed: false };
      const updated = await this.model
        .findOneAndUpdate(
          { ...filter, revision: current.revision } as unknown as QueryFilter<D>,
          this.updateFor(current, decision) as UpdateQuery<D>,
          { returnDocument: 'after' },
        )
        .lean<D>();
      if (updated) return { value: this.toValue(updated), changed: true };
    }
    throw new DomainError('SERVICE_UNAVAILABLE', 'Too many changes at once; try again.');
  }

  private updateFor(current: T, decision: Decision<T>) {
    const { id, partnerId, revision } = current;
    const fields = Object.entries({ ...decision.set, ...this.derive(decision.set, current) });
    const set = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
    const unset = Object.fromEntries(
      fields.filter(([, value]) => value === undefined).map(([key]) => [key, '']),
    );
    return {
      ...(Object.keys(set).length > 0 && { $set: set }),
      ...(Object.keys(unset).length > 0 && { $unset: unset }),
      $inc: { revision: 1, ...(decision.userEdit && { version: 1 }) },
      $push: { outbox: eventOf(decision.event, { type: this.type, id, partnerId }, revision + 1) },
    };
  }
}
