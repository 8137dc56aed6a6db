import type { Connection, Model } from 'mongoose';
import type { HistoryAction } from '../../contracts/history-event.contract.js';
import type { Page } from '../../contracts/common.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import type { HistoryEvent, SequencedEvent } from '../../rules/history-event.js';
import type { InstantRange } from '../../rules/local-days.js';
import type { Span } from '../../rules/reports/calendar.js';
import type { ReadScope, SystemScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { isDuplicateKey } from '../duplicate-key.js';
import type { PageRequest } from '../keyset.js';
import { anyOf, partnersWithin, within } from '../scope-filter.js';
import { toDomain, toStored, type Stored } from '../stored.js';
import { HistorySchema } from './history.schema.js';

export interface HistoryFilter {
  range: InstantRange;
  action?: HistoryAction[];
  actorId?: string[];
  partnerId?: string[];
  subjectId?: string;
  /** Only what stood in history up to here. */
  upToSeq?: number;
}

const seqOf = (cursor: string): number => {
  if (!/^\d{1,15}$/.test(cursor))
    throw new DomainError('VALIDATION_FAILED', 'This cursor is not one of ours.');
  return Number(cursor);
};

/** The one order of everything that happened. Insert and read only. */
export class HistoryRepository {
  private readonly model: Model<Stored<SequencedEvent>>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'HistoryEvent', HistorySchema);
  }

  /** 0 while nothing has happened. */
  async lastSeq(): Promise<number> {
    const last = await this.model.findOne().sort({ seq: -1 }).select({ seq: 1 }).lean<{ seq: number }>();
    return last?.seq ?? 0;
  }

  /**
   * Gives each event that history does not hold yet the next contiguous number, in the given order. Should
   * another relay write at the same moment, the unique `seq` stops one of the two, which reads and goes on.
   */
  async append(_scope: SystemScope, events: HistoryEvent[]): Promise<void> {
    let left = events;
    while (left.length > 0) {
      const held = await this.model
        .find({ _id: { $in: left.map(({ id }) => id) } })
        .select({ _id: 1 })
        .lean<{ _id: string }[]>();
      const known = new Set(held.map(({ _id }) => _id));
      left = left.filter(({ id }) => !known.has(id));
      if (left.length === 0) return;
      const last = await this.lastSeq();
      try {
        await this.model.insertMany(
          left.map((event, index) => toStored({ ...event, seq: last + 1 + index })),
          { ordered: true },
        );
        return;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }

  async findById(scope: ReadScope, id: string): Promise<SequencedEvent | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: id }).lean<Stored<SequencedEvent>>();
    return found ? toDomain<SequencedEvent>(found) : undefined;
  }

  /** The events of these ids, as far as history holds them. */
  async listByIds(_scope: SystemScope, ids: string[]): Promise<SequencedEvent[]> {
    if (ids.length === 0) return [];
    const found = await this.model.find({ _id: { $in: ids } }).lean<Stored<SequencedEvent>[]>();
    return found.map((event) => toDomain<SequencedEvent>(event));
  }

  /** What followed `seq`, in order: live events, roll-ups and export cuts read this. */
  async listAfter(scope: ReadScope, seq: number, limit: number): Promise<SequencedEvent[]> {
    const found = await this.model
      .find({ ...within(scope), seq: { $gt: seq } })
      .sort({ seq: 1 })
      .limit(limit)
      .lean<Stored<SequencedEvent>[]>();
    return found.map((event) => toDomain<SequencedEvent>(event));
  }

  /** All events of these actions in a span of time: for comparing sums with. */
  async listActions(
    _scope: SystemScope,
    actions: readonly HistoryAction[],
    span: Span,
    upToSeq: number,
  ): Promise<SequencedEvent[]> {
    const at = { $gte: span.from, $lt: span.until };
    const found = await this.model
      .find({ at, action: { $in: actions }, seq: { $lte: upToSeq } })
      .lean<Stored<SequencedEvent>[]>();
    return found.map((event) => toDomain<SequencedEvent>(event));
  }

  /** Newest first, by `seq`; the cursor is the last `seq` of a page. */
  async list(scope: ReadScope, filter: HistoryFilter, page: PageRequest): Promise<Page<SequencedEvent>> {
    const { from, until } = filter.range;
    const before = Math.min(
      page.cursor === undefined ? Infinity : seqOf(page.cursor),
      filter.upToSeq === undefined ? Infinity : filter.upToSeq + 1,
    );
    const found = await this.model
      .find({
        ...partnersWithin(scope, filter.partnerId),
        ...anyOf('action', filter.action),
        ...anyOf('actorId', filter.actorId),
        ...(filter.subjectId && { 'subject.id': filter.subjectId }),
        ...((from ?? until) && { at: { ...(from && { $gte: from }), ...(until && { $lt: until }) } }),
        seq: before === Infinity ? { $gt: 0 } : { $lt: before },
      })
      .sort({ seq: -1 })
      .limit(page.limit + 1)
      .lean<Stored<SequencedEvent>[]>();
    const items = found.slice(0, page.limit).map((event) => toDomain<SequencedEvent>(event));
    return found.length > page.limit ? { items, nextCursor: String(items.at(-1)!.seq) } : { items };
  }
}
