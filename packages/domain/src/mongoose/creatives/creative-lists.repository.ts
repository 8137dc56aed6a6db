import type { Model } from 'mongoose';
import type {
  CreativeNeighbours,
  CreativeState,
  CreativeSummary,
} from '../../contracts/creative.contract.js';
import type { Creative } from '../../rules/creatives/creative.js';
import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { encode, pageFilter, pageFrom, pageSort, type PageRequest, type Position } from '../keyset.js';
import { rarestEntry, readStreams, windowOf, type ListedPage, type Stream } from '../streams.js';
import { creativeFilter, dateField, type CreativeFilter, type DateField } from './creative-filter.js';
import { isPlain, plainEntry, streamsOf } from './creative-streams.js';
import type { StoredCreative } from './creative.schema.js';

/** Counts and sums are exact up to here; beyond it "10,000+". */
const COUNT_BOUND = 10_000;
/** Requests' worth of rows that are looked at for one neighbour. */
const MOST_LOOKS = 3;

export type ListRequest = PageRequest & { order: 'newest' | 'oldest' };

interface StateSum {
  _id: CreativeState;
  n: number;
  bytes: number;
  seconds: number;
}

/** My Creatives: every filter and the search by an index, in the order of a date (docs/decisions/0070). */
export class CreativeLists {
  constructor(private readonly model: Model<StoredCreative>) {}

  async page(
    scope: ReadScope,
    filter: CreativeFilter,
    page: ListRequest,
  ): Promise<ListedPage<StoredCreative>> {
    const field = dateField(filter);
    const position = (row: StoredCreative): Position => ({ at: row[field]!, id: row._id });
    if (isPlain(filter)) return pageFrom(await this.plainRows(scope, filter, page), page.limit, position);
    return readStreams(this.model, streamsOf(scope, filter), {
      ...page,
      near: plainEntry(scope, filter).base,
      field,
      range: filter.range,
    });
  }

  async neighbours(
    scope: ReadScope,
    filter: CreativeFilter,
    { id, ...dates }: Pick<Creative, 'id' | DateField>,
    order: ListRequest['order'],
  ): Promise<CreativeNeighbours> {
    const at = dates[dateField(filter)];
    if (!at) return {};
    const [previous, next] = await Promise.all([
      this.following(scope, filter, { at, id }, order === 'newest' ? 'oldest' : 'newest'),
      this.following(scope, filter, { at, id }, order),
    ]);
    return { previous, next };
  }

  /** The next one in this order behind a place, whether or not the list holds what stands there. */
  private async following(
    scope: ReadScope,
    filter: CreativeFilter,
    place: Position,
    order: ListRequest['order'],
  ): Promise<string | undefined> {
    let cursor: string | undefined = encode(place);
    for (let looks = 0; cursor && looks < MOST_LOOKS; looks += 1) {
      const page: ListedPage<StoredCreative> = await this.page(scope, filter, { cursor, limit: 1, order });
      if (page.items[0]) return page.items[0]._id;
      cursor = page.nextCursor;
    }
    return undefined;
  }

  private plainRows(scope: ReadScope, filter: CreativeFilter, page: ListRequest): Promise<StoredCreative[]> {
    const field = dateField(filter);
    return this.model
      .find({ ...creativeFilter(scope, filter), ...pageFilter(field, filter.range, page.cursor, page.order) })
      .sort(pageSort(field, page.order))
      .limit(page.limit + 1)
      .lean<StoredCreative[]>();
  }

  async summary(scope: ReadScope, filter: CreativeFilter): Promise<CreativeSummary> {
    const sums = isPlain(filter)
      ? [await this.sum(pageSort(dateField(filter)), creativeFilter(scope, filter), filter)]
      : await Promise.all(streamsOf(scope, filter).map((stream) => this.sumStream(stream, filter)));
    return added(sums);
  }

  private async sumStream(stream: Stream, filter: CreativeFilter) {
    const window = windowOf(dateField(filter), filter.range);
    const { entry, count } = await rarestEntry(this.model, stream.entries, window, COUNT_BOUND + 1);
    const sum = await this.sum(undefined, entry.base, filter, stream.filter, entry.index);
    return { ...sum, exceeded: count > COUNT_BOUND };
  }

  /** At most so many rows are looked at, whatever is found among them. */
  private async sum(
    sort: Record<string, 1 | -1> | undefined,
    base: Filter,
    filter: CreativeFilter,
    also?: Filter,
    hint?: Record<string, 1 | -1>,
  ): Promise<{ rows: StateSum[]; exceeded: boolean }> {
    const rows = await this.model.aggregate<StateSum>(
      [
        { $match: { ...base, ...pageFilter(dateField(filter), filter.range, undefined) } },
        ...(sort ? [{ $sort: sort }] : []),
        { $limit: COUNT_BOUND + 1 },
        ...(also ? [{ $match: also }] : []),
        {
          $group: {
            _id: '$state',
            n: { $sum: 1 },
            bytes: { $sum: '$size' },
            seconds: { $sum: '$media.durationSeconds' },
          },
        },
      ],
      hint ? { hint } : {},
    );
    return { rows, exceeded: rows.reduce((n, row) => n + row.n, 0) > COUNT_BOUND };
  }
}

const added = (sums: { rows: StateSum[]; exceeded: boolean }[]): CreativeSummary => {
  const rows = sums.flatMap((one) => one.rows);
  const total = (of: 'n' | 'bytes' | 'seconds') => rows.reduce((sum, row) => sum + row[of], 0);
  const byState: CreativeSummary['byState'] = {};
  for (const { _id, n } of rows) byState[_id] = (byState[_id] ?? 0) + n;
  return {
    creatives: { count: Math.min(total('n'), COUNT_BOUND), exceeded: sums.some(({ exceeded }) => exceeded) },
    byState,
    bytes: total('bytes'),
    durationSeconds: total('seconds'),
  };
};
