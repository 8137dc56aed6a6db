import type { Connection, Model } from 'mongoose';
import type { Page } from '../../contracts/common.contract.js';
import type { PartnerKind } from '../../contracts/partner.contract.js';
import type { Outcome } from '../../contracts/tagging-record.contract.js';
import { modelOf } from '../collection.js';
import { foldForSearch, formatOf } from '../../rules/file-name.js';
import type { InstantRange } from '../../rules/local-days.js';
import type { ReadScope, SystemScope } from '../../rules/scopes.js';
import { parseTagId } from '../../rules/tag-id.js';
import type { TaggingRecord } from '../../rules/tagging-record.js';
import { wordsIn } from '../creatives/creative-filter.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import { anyOf, partnersWithin, within } from '../scope-filter.js';
import { TaggingRecordSchema, type StoredTaggingRecord } from './tagging-record.schema.js';

export interface TaggingRecordFilter {
  range: InstantRange;
  search?: string;
  outcome?: Outcome[];
  programId?: string[];
  businessCenterId?: string[];
  uploaderId?: string[];
  format?: string[];
  partnerId?: string[];
  partnerKind?: PartnerKind[];
  /** Only what history told of up to here. */
  upToSeq?: number;
}

const toRecord = ({ _id, foldedName, format, ...rest }: StoredTaggingRecord): TaggingRecord => ({
  creativeId: _id,
  ...rest,
});

const derivedOf = ({ fileName }: TaggingRecord) => ({
  foldedName: foldForSearch(fileName),
  format: formatOf(fileName),
});

/** A tag ID, a SHA-256 or a Business Center ID goes straight to its index; all else is words of the file name. */
const searchFilter = (search: string | undefined): Record<string, unknown> => {
  if (!search) return {};
  const tagId = parseTagId(search);
  if (tagId) return { tagId };
  if (/^[0-9a-f]{64}$/i.test(search)) return { sha256: search.toLowerCase() };
  const words = foldForSearch(search).split(/\s+/).filter(Boolean);
  const digits = search.replace(/[\s-]/g, '');
  if (!/^\d{4,}$/.test(digits)) return wordsIn('foldedName', words);
  return { $and: [{ $or: [{ businessCenterId: { $regex: `^${digits}` } }, wordsIn('foldedName', words)] }] };
};

/** Insert and read only, but for the number the relay gives once: what was decided stays as it was. */
export class TaggingRecordsRepository {
  private readonly model: Model<StoredTaggingRecord>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'TaggingRecord', TaggingRecordSchema);
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

  async findByCreativeId(scope: ReadScope, creativeId: string): Promise<TaggingRecord | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: creativeId }).lean<StoredTaggingRecord>();
    return found ? toRecord(found) : undefined;
  }

  /** Newest first. */
  async list(scope: ReadScope, filter: TaggingRecordFilter, page: PageRequest): Promise<Page<TaggingRecord>> {
    const found = await this.model
      .find({
        ...partnersWithin(scope, filter.partnerId),
        ...anyOf('outcome', filter.outcome),
        ...anyOf('programId', filter.programId),
        ...anyOf('businessCenterId', filter.businessCenterId),
        ...anyOf('uploaderId', filter.uploaderId),
        ...anyOf('format', filter.format),
        ...anyOf('partnerKind', filter.partnerKind),
        ...(filter.upToSeq !== undefined && { seq: { $gt: 0, $lte: filter.upToSeq } }),
        ...searchFilter(filter.search),
        ...pageFilter('decidedAt', filter.range, page.cursor),
      })
      .sort(pageSort('decidedAt'))
      .limit(page.limit + 1)
      .lean<StoredTaggingRecord[]>();
    return pageFrom(found.map(toRecord), page.limit, (record) => ({
      at: record.decidedAt,
      id: record.creativeId,
    }));
  }
}
