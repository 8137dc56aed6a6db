import type { Connection, Model } from 'mongoose';
import type { HistoryAction } from '../../contracts/history-event.contract.js';
import type { HistoryEvent, SequencedEvent } from '../../rules/history-event.js';
import type { Span } from '../../rules/reports/calendar.js';
import type { ReadScope, SystemScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import { within } from '../scope-filter.js';
import { toDomain, toStored, type Stored } from '../stored.js';
import { readStreams, type ListedPage } from '../streams.js';
import { historyKeysOf } from './history-keys.js';
import { historyFilter, isPlain, nearBy, streamOf, type HistoryFilter } from './history-streams.js';
import { HistorySchema, type StoredEvent } from './history.schema.js';

/** The one order of everything that happened. Insert and read only. */
export class HistoryRepository {
  private readonly model: Model<StoredEvent>;

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
          left.map((event, index) => ({
            ...toStored({ ...event, seq: last + 1 + index }),
            keys: historyKeysOf(event),
          })),
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

  /** Newest first, as people read: by the moment, and within one by `seq`. */
  async list(
    scope: ReadScope,
    filter: HistoryFilter,
    page: PageRequest,
  ): Promise<ListedPage<SequencedEvent>> {
    const listed = isPlain(scope, filter)
      ? await this.listPlain(scope, filter, page)
      : await readStreams(this.model, [streamOf(scope, filter)], {
          ...page,
          near: nearBy(scope, filter),
          field: 'at',
          tie: 'seq',
          range: filter.range,
          order: 'newest',
        });
    return { ...listed, items: listed.items.map((event) => toDomain<SequencedEvent>(event)) };
  }

  private async listPlain(scope: ReadScope, filter: HistoryFilter, { cursor, limit }: PageRequest) {
    const rows = await this.model
      .find({
        ...historyFilter(scope, filter),
        ...pageFilter('at', filter.range, cursor, 'newest', 'seq'),
      })
      .sort(pageSort('at', 'newest', 'seq'))
      .limit(limit + 1)
      .lean<StoredEvent[]>();
    return pageFrom(rows, limit, ({ at, seq }) => ({ at, id: seq }));
  }
}
