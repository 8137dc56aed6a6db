import type { Model } from 'mongoose';
import type { ReadScope } from '../../rules/scopes.js';
import { pageFilter, pageFrom, pageSort, type PageRequest } from '../keyset.js';
import { readStreams, type ListedPage } from '../streams.js';
import { chosenValues, taggingRecordFilter, type TaggingRecordFilter } from './tagging-record-filter.js';
import { nearBy, streamsOf } from './tagging-record-streams.js';
import type { StoredTaggingRecord } from './tagging-record.schema.js';

/** Everything, or all of one partner: an index of its own holds them in order. */
const isPlain = (scope: ReadScope, filter: TaggingRecordFilter): boolean => {
  const { partnerId, ...others } = chosenValues(scope, filter);
  return !filter.search && Object.keys(others).length === 0 && (partnerId?.length ?? 1) === 1;
};

/** Tagging History: every combination of filters and the search by an index (docs/decisions/0090). */
export class TaggingRecordLists {
  constructor(private readonly model: Model<StoredTaggingRecord>) {}

  /** Newest first. */
  async page(
    scope: ReadScope,
    filter: TaggingRecordFilter,
    page: PageRequest,
  ): Promise<ListedPage<StoredTaggingRecord>> {
    if (!isPlain(scope, filter))
      return readStreams(this.model, streamsOf(scope, filter), {
        ...page,
        near: nearBy(scope, filter),
        field: 'decidedAt',
        range: filter.range,
        order: 'newest',
      });
    const rows = await this.model
      .find({ ...taggingRecordFilter(scope, filter), ...pageFilter('decidedAt', filter.range, page.cursor) })
      .sort(pageSort('decidedAt'))
      .limit(page.limit + 1)
      .lean<StoredTaggingRecord[]>();
    return pageFrom(rows, page.limit, ({ decidedAt, _id }) => ({ at: decidedAt, id: _id }));
  }
}
