import type { Model, QueryFilter } from 'mongoose';
import type { Page } from '../../contracts/common.contract.js';
import type { CreativeState, CreativeSummary } from '../../contracts/creative.contract.js';
import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { encode, pageFilter, pageFrom, pageSort, type PageRequest, type Position } from '../keyset.js';
import { KeysetWalk, type Walked } from '../keyset-walk.js';
import { anyOf } from '../scope-filter.js';
import { creativeFilter, dateField, type CreativeFilter } from './creative-filter.js';
import { indexFor, isPlain, streamsOf, type Stream } from './creative-streams.js';
import type { StoredCreative } from './creative.schema.js';

/** Counts and sums are exact up to here; beyond it "10,000+". */
const COUNT_BOUND = 10_000;

/** A page that may have ended before it was full: then it says so, and goes on from there. */
export interface ListedPage<T> extends Page<T> {
  refine?: boolean;
}
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
    const walked = await Promise.all(
      streamsOf(scope, filter).map((stream) => this.walk(stream, filter, page)),
    );
    return merged(walked, page, position);
  }

  private plainRows(scope: ReadScope, filter: CreativeFilter, page: ListRequest): Promise<StoredCreative[]> {
    const field = dateField(filter);
    return this.model
      .find({ ...creativeFilter(scope, filter), ...pageFilter(field, filter.range, page.cursor, page.order) })
      .sort(pageSort(field, page.order))
      .limit(page.limit + 1)
      .lean<StoredCreative[]>();
  }

  /** Through whichever entry has the fewest rows ahead. */
  private async walk(
    stream: Stream,
    filter: CreativeFilter,
    page: ListRequest,
  ): Promise<Walked<StoredCreative>> {
    const walks = this.entries(stream).map(
      (keys) =>
        new KeysetWalk(this.model, {
          base: { ...partnerOf(stream), ...keys },
          index: indexFor(filter, stream.partnerId, 'keys' in keys),
          filter: stream.filter,
          field: dateField(filter),
          range: filter.range,
          order: page.order,
          cursor: page.cursor,
          limit: page.limit + 1,
        }),
    );
    const ahead = await Promise.all(walks.map((walk) => walk.ahead()));
    const fewest = ahead.indexOf(Math.min(...ahead));
    return walks[fewest]!.read(ahead[fewest]);
  }

  private entries({ partnerId, choices }: Stream): Filter[] {
    if (partnerId === undefined || choices.length === 0) return [{}];
    return choices.map((keys) => anyOf('keys', keys));
  }

  async summary(scope: ReadScope, filter: CreativeFilter): Promise<CreativeSummary> {
    const sums = isPlain(filter)
      ? [await this.sum(pageSort(dateField(filter)), creativeFilter(scope, filter), filter)]
      : await Promise.all(streamsOf(scope, filter).map((stream) => this.sumStream(stream, filter)));
    return added(sums);
  }

  private async sumStream(stream: Stream, filter: CreativeFilter) {
    const entries = this.entries(stream);
    const window = pageFilter(dateField(filter), filter.range, undefined);
    const counted = await Promise.all(
      entries.map(async (keys) => {
        const base = { ...partnerOf(stream), ...keys };
        const index = indexFor(filter, stream.partnerId, 'keys' in keys);
        const options = { limit: COUNT_BOUND + 1, hint: index };
        const count = await this.model.countDocuments(
          { ...base, ...window } as QueryFilter<StoredCreative>,
          options,
        );
        return { base, index, count };
      }),
    );
    const { base, index, count } = counted.reduce((a, b) => (b.count < a.count ? b : a));
    const sum = await this.sum(undefined, base, filter, stream.filter, index);
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

const partnerOf = ({ partnerId }: Stream): Filter => (partnerId === undefined ? {} : { partnerId });

/** Streams beside each other, in one order; where one of them ended early, rows beyond that wait for the next page. */
const merged = (
  walked: Walked<StoredCreative>[],
  { limit, order }: ListRequest,
  position: (row: StoredCreative) => Position,
): ListedPage<StoredCreative> => {
  const direction = order === 'newest' ? -1 : 1;
  const compare = (a: Position, b: Position) =>
    direction * (a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const edges = walked.flatMap(({ edge }) => (edge ? [edge] : [])).sort(compare);
  const edge = edges[0];
  const isNear = ({ at }: Position) => !edge || (order === 'newest' ? at >= edge.at : at < edge.at);
  const rows = walked
    .flatMap((one) => one.rows)
    .filter((row) => isNear(position(row)))
    .sort((a, b) => compare(position(a), position(b)));
  if (rows.length > limit || !edge) return pageFrom(rows, limit, position);
  return { items: rows, nextCursor: encode(edge), refine: true };
};

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
