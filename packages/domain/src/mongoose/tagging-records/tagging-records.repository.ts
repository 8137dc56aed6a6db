import type { Connection, Model } from 'mongoose';
import type { TaggingHistoryFacets } from '../../contracts/tagging-record.contract.js';
import { modelOf } from '../collection.js';
import type { InstantRange } from '../../rules/local-days.js';
import type { Span } from '../../rules/reports/calendar.js';
import type { ReadScope, SystemScope } from '../../rules/scopes.js';
import type { TaggingRecord } from '../../rules/tagging-record.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { pageFilter, pageSort, type PageRequest } from '../keyset.js';
import { windowOf, type ListedPage } from '../streams.js';
import { within } from '../scope-filter.js';
import type { TaggingRecordFilter } from './tagging-record-filter.js';
import { TaggingRecordFacets } from './tagging-record-facets.repository.js';
import { derivedOf } from './tagging-record-keys.js';
import { TaggingRecordLists } from './tagging-record-lists.repository.js';
import { streamsOf } from './tagging-record-streams.js';
import { TaggingRecordSchema, type StoredTaggingRecord } from './tagging-record.schema.js';

const COUNT_BOUND = 10_000;

const toRecord = ({ _id, foldedName, format, keys, ...rest }: StoredTaggingRecord): TaggingRecord => ({
  creativeId: _id,
  ...rest,
});

/** Insert and read only, but for the number the relay gives once: what was decided stays as it was. */
export class TaggingRecordsRepository {
  private readonly model: Model<StoredTaggingRecord>;
  private readonly lists: TaggingRecordLists;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'TaggingRecord', TaggingRecordSchema);
    this.lists = new TaggingRecordLists(this.model);
  }

  /** @returns the record that stands: a repeat of the same decision reads the first one back */
  async insertOnce(_scope: SystemScope, record: TaggingRecord): Promise<TaggingRecord> {
    const { creativeId, ...rest } = record;
    try {
      await this.model.create({ _id: creativeId, ...rest, ...derivedOf(record) });
      return record;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return toRecord((await this.model.findById(creativeId).lean<StoredTaggingRecord>())!);
    }
  }

  /** History has told of these decisions. A number that stands is not given again. */
  async numberOnce(_scope: SystemScope, numbered: { creativeId: string; seq: number }[]): Promise<void> {
    if (numbered.length === 0) return;
    await this.model.bulkWrite(
      numbered.map(({ creativeId, seq }) => ({
        updateOne: { filter: { _id: creativeId, seq: null }, update: { $set: { seq } } },
      })),
      { ordered: false },
    );
  }

  async listByIds(_scope: SystemScope, ids: string[]): Promise<TaggingRecord[]> {
    if (ids.length === 0) return [];
    const found = await this.model.find({ _id: { $in: ids } }).lean<StoredTaggingRecord[]>();
    return found.map(toRecord);
  }

  /** All that were decided in a span, as far as history had told of them: for comparing sums with. */
  async listAllDecided(_scope: SystemScope, span: Span, upToSeq: number): Promise<TaggingRecord[]> {
    const found = await this.model
      .find({ decidedAt: { $gte: span.from, $lt: span.until }, seq: { $lte: upToSeq } })
      .lean<StoredTaggingRecord[]>();
    return found.map(toRecord);
  }

  async findByCreativeId(scope: ReadScope, creativeId: string): Promise<TaggingRecord | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: creativeId }).lean<StoredTaggingRecord>();
    return found ? toRecord(found) : undefined;
  }

  /** When what was decided, of the newest: enough to time it. */
  async listDecided(
    scope: ReadScope,
    range: InstantRange,
    limit: number,
  ): Promise<Pick<TaggingRecord, 'outcome' | 'uploadedAt' | 'submittedAt' | 'decidedAt'>[]> {
    return this.model
      .find({ ...within(scope), ...pageFilter('decidedAt', range, undefined) })
      .sort(pageSort('decidedAt'))
      .limit(limit)
      .select({ _id: 0, outcome: 1, uploadedAt: 1, submittedAt: 1, decidedAt: 1 })
      .lean<StoredTaggingRecord[]>();
  }

  /** Newest first. */
  async list(
    scope: ReadScope,
    filter: TaggingRecordFilter,
    page: PageRequest,
  ): Promise<ListedPage<TaggingRecord>> {
    const listed = await this.lists.page(scope, filter, page);
    return { ...listed, items: listed.items.map(toRecord) };
  }

  /** Whether a list with this filter holds one record. */
  async isListed(scope: ReadScope, creativeId: string, filter: TaggingRecordFilter): Promise<boolean> {
    const fits = streamsOf(scope, filter).map((stream) => ({
      $and: [stream.entries[0]!.base, stream.filter],
    }));
    const found = await this.model
      .findOne({ _id: creativeId, ...windowOf('decidedAt', filter.range), $or: fits })
      .select({ _id: 1 })
      .lean();
    return found !== null;
  }

  /** How many there are, and of each filter's values; exact up to a bound. */
  findFacets(
    scope: ReadScope,
    filter: TaggingRecordFilter,
    bound = COUNT_BOUND,
  ): Promise<TaggingHistoryFacets> {
    return new TaggingRecordFacets(this.model, bound).read(scope, filter);
  }
}
