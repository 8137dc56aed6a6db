import type { Connection, Model } from 'mongoose';
import type { Page } from '../../contracts/common.contract.js';
import type {
  CreativeNeighbours,
  CreativeState,
  CreativeSummary,
} from '../../contracts/creative.contract.js';
import type { Sprite } from '../../contracts/media.contract.js';
import type { Creative } from '../../rules/creatives/creative.js';
import type { Decide } from '../../rules/decision.js';
import { modelOf } from '../collection.js';
import type { Cause, HistoryEvent } from '../../rules/history-event.js';
import type { ReadScope, SystemScope, WriteScope } from '../../rules/scopes.js';
import { Committer, eventOf } from '../commit.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import type { ListedPage } from '../streams.js';
import { within } from '../scope-filter.js';
import { toDomain, toStored } from '../stored.js';
import type { CreativeFilter } from './creative-filter.js';
import { derivedBy, derivedOf, type Derived } from './creative-keys.js';
import { CreativeLists } from './creative-lists.repository.js';
import { CreativeSchema, type StoredCreative } from './creative.schema.js';
import { listStalled, type StalledDraft } from './stalled-drafts.repository.js';

const toCreative = (document: StoredCreative): Creative => {
  const { foldedName, format, keys, ...creative } = toDomain<Creative & Derived>(document);
  return creative;
};

const declaredDocument = (creative: Creative, cause: Cause) => ({
  ...toStored(creative),
  ...derivedOf(creative),
  outbox: [
    eventOf(
      { ...cause, action: 'creative.declared', after: { fileName: creative.fileName, size: creative.size } },
      { type: 'creative', id: creative.id, partnerId: creative.partnerId },
      1,
    ),
  ],
});

export class CreativesRepository {
  private readonly model: Model<StoredCreative>;
  private readonly committer: Committer<Creative, StoredCreative>;
  private readonly lists: CreativeLists;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Creative', CreativeSchema);
    this.committer = new Committer(this.model, 'creative', toCreative, derivedBy);
    this.lists = new CreativeLists(this.model);
  }

  /** @returns what stands: of the very same file in one submission the row that was there first */
  async insertDeclared(scope: WriteScope, cause: Cause, creatives: Creative[]): Promise<Creative[]> {
    try {
      await this.model.insertMany(
        creatives.map((creative) => declaredDocument(creative, cause)),
        { ordered: false },
      );
      return creatives;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.standing(scope, creatives);
    }
  }

  private async standing(scope: WriteScope, creatives: Creative[]): Promise<Creative[]> {
    const keys = creatives.flatMap(({ sameFileKey }) => sameFileKey ?? []);
    const [own, same] = await Promise.all([
      this.listByIds(
        scope,
        creatives.map(({ id }) => id),
      ),
      this.listSameFiles(scope, creatives[0]!.submissionId, keys),
    ]);
    const byId = new Map(own.map((creative) => [creative.id, creative]));
    const byKey = new Map(same.map((creative) => [creative.sameFileKey, creative]));
    return creatives.map((creative) => byId.get(creative.id) ?? byKey.get(creative.sameFileKey) ?? creative);
  }

  async listSameFiles(scope: ReadScope, submissionId: string, keys: string[]): Promise<Creative[]> {
    if (keys.length === 0) return [];
    const found = await this.model
      .find({ ...within(scope), submissionId, sameFileKey: { $in: keys } })
      .lean<StoredCreative[]>();
    return found.map(toCreative);
  }

  async findById(scope: ReadScope, id: string): Promise<Creative | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: id }).lean<StoredCreative>();
    return found ? toCreative(found) : undefined;
  }

  async listByIds(scope: ReadScope, ids: string[]): Promise<Creative[]> {
    const found = await this.model.find({ ...within(scope), _id: { $in: ids } }).lean<StoredCreative[]>();
    return found.map(toCreative);
  }

  /** An event that history may not hold yet. */
  async findWaitingEvent(scope: ReadScope, id: string, eventId: string): Promise<HistoryEvent | undefined> {
    const found = await this.model
      .findOne({ ...within(scope), _id: id })
      .select({ outbox: 1 })
      .lean<Pick<StoredCreative, 'outbox'>>();
    return found?.outbox.find((event) => event.id === eventId);
  }

  /** All files of a submission in the order they were dropped. */
  async listBySubmission(scope: ReadScope, submissionId: string): Promise<Creative[]> {
    const found = await this.model
      .find({ ...within(scope), submissionId })
      .sort({ createdAt: 1, _id: 1 })
      .lean<StoredCreative[]>();
    return found.map(toCreative);
  }

  /** Files per state and their bytes, for a list of submissions. */
  async countsBySubmission(
    scope: ReadScope,
    submissionIds: string[],
  ): Promise<Map<string, { counts: Partial<Record<CreativeState, number>>; bytes: number }>> {
    const rows = await this.model.aggregate<{
      _id: { s: string; state: CreativeState };
      n: number;
      bytes: number;
    }>([
      { $match: { ...within(scope), submissionId: { $in: submissionIds } } },
      { $group: { _id: { s: '$submissionId', state: '$state' }, n: { $sum: 1 }, bytes: { $sum: '$size' } } },
    ]);
    const all = new Map<string, { counts: Partial<Record<CreativeState, number>>; bytes: number }>();
    for (const { _id, n, bytes } of rows) {
      const one = all.get(_id.s) ?? { counts: {}, bytes: 0 };
      one.counts[_id.state] = n;
      if (_id.state !== 'cancelled') one.bytes += bytes;
      all.set(_id.s, one);
    }
    return all;
  }

  /** The scope's own tagged files with one of these content hints. */
  async listTaggedByHints(scope: WriteScope, partnerId: string, hints: string[]): Promise<Creative[]> {
    if (hints.length === 0) return [];
    const found = await this.model
      .find({ ...within(scope), partnerId, contentHint: { $in: [...new Set(hints)] }, state: 'tagged' })
      .lean<StoredCreative[]>();
    return found.map(toCreative);
  }

  /** @returns undefined when it is not in the scope */
  commit(scope: WriteScope, id: string, decide: Decide<Creative>) {
    return this.committer.commit({ ...within(scope), _id: id }, decide);
  }

  async list(
    scope: ReadScope,
    filter: CreativeFilter,
    page: PageRequest & { order: 'newest' | 'oldest' },
  ): Promise<ListedPage<Creative>> {
    const { items, ...rest } = await this.lists.page(scope, filter, page);
    return { ...rest, items: items.map(toCreative) };
  }

  /** @returns what stands before and after it in the list of these filters */
  neighbours(
    scope: ReadScope,
    filter: CreativeFilter,
    creative: Creative,
    order: 'newest' | 'oldest',
  ): Promise<CreativeNeighbours> {
    return this.lists.neighbours(scope, filter, creative, order);
  }

  summary(scope: ReadScope, filter: CreativeFilter): Promise<CreativeSummary> {
    return this.lists.summary(scope, filter);
  }

  /** Whether the scope has sent anything yet: until then Getting started is the home page. */
  async anySubmitted(scope: ReadScope): Promise<boolean> {
    const filter = { ...within(scope), taggingDate: { $gt: new Date(0) } };
    return (await this.model.findOne(filter).select('_id').lean()) !== null;
  }

  /** Submitted with all bytes there and not decided: their job should be running, oldest first. */
  async listToTag(_scope: SystemScope, page: PageRequest): Promise<Page<Creative>> {
    const found = await this.model
      .find({
        state: { $in: ['uploaded', 'tagging'] },
        ...pageFilter('taggingDate', {}, page.cursor, 'oldest'),
      })
      .sort(pageSort('taggingDate', 'oldest'))
      .limit(page.limit + 1)
      .lean<StoredCreative[]>();
    return pageFrom(found.map(toCreative), page.limit, (creative) => ({
      at: creative.taggingDate!,
      id: creative.id,
    }));
  }

  /** All bytes are there, but Submit is not: drafts, and what a process left behind that died between the two. */
  async listUploadedUnsubmitted(_scope: SystemScope, page: PageRequest): Promise<Page<Creative>> {
    const found = await this.model
      .find({
        state: 'uploaded',
        submittedAt: null,
        ...pageFilter('uploadedAt', {}, page.cursor, 'oldest'),
      })
      .sort(pageSort('uploadedAt', 'oldest'))
      .limit(page.limit + 1)
      .lean<StoredCreative[]>();
    return pageFrom(found.map(toCreative), page.limit, (creative) => ({
      at: creative.uploadedAt!,
      id: creative.id,
    }));
  }

  /** Pictures are no decision, and nobody waits for them: no event. */
  async noteSprite(_scope: SystemScope, id: string, sprite: Sprite): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { sprite } });
  }

  /** Tagged, and nobody has looked for frames yet. */
  async listSpriteless(_scope: SystemScope, limit: number): Promise<Creative[]> {
    const found = await this.model
      .find({ state: { $in: ['tagged', 'duplicate'] }, 'sprite.frames': null })
      .limit(limit)
      .lean<StoredCreative[]>();
    return found.map(toCreative);
  }

  listStalled(scope: ReadScope, end: Date, limit: number): Promise<StalledDraft[]> {
    return listStalled(this.model, scope, end, limit);
  }

  /** Drafts whose time is up. */
  async listExpired(_scope: SystemScope, at: Date, limit: number): Promise<Creative[]> {
    const found = await this.model
      .find({ state: { $in: ['uploading', 'uploaded'] }, expiresAt: { $lte: at } })
      .sort({ expiresAt: 1 })
      .limit(limit)
      .lean<StoredCreative[]>();
    return found.map(toCreative);
  }

  /** Bytes still come: a draft's end moves on. Nothing a person sees changes, so no event. */
  async postponeExpiry(_scope: SystemScope, id: string, from: Date, until: Date): Promise<void> {
    await this.model.updateOne({ _id: id, expiresAt: from }, { $set: { expiresAt: until } });
  }
}
