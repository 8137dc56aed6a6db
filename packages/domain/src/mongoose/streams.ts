import type { Model, QueryFilter } from 'mongoose';
import type { Page } from '../contracts/common.contract.js';
import type { InstantRange } from '../rules/local-days.js';
import type { Filter } from './collection.js';
import { encode, pageFilter, pageFrom, type DatedRequest, type Position } from './keyset.js';
import { KeysetWalk, WINDOW_ROWS, type Walked } from './keyset-walk.js';
import { nearRows } from './near-rows.js';

/** Equalities with which an index begins. */
export interface Entry {
  base: Filter;
  index: Record<string, 1 | -1>;
}

/** Rows of one kind in the order of a date. A search is several of them, read beside each other. */
export interface Stream {
  /** Ways to read it: one is enough, and the one with the fewest rows ahead is the best. */
  entries: Entry[];
  /** What a row must be, whichever entry led to it. */
  filter: Filter;
}

export interface StreamsRequest extends DatedRequest {
  /** Equalities with which an index in the order of the date begins. Left out where what is asked for is rare by its nature. */
  near?: Filter;
}

/** A page that may have ended before it was full: then it says so, and goes on from there. */
export interface ListedPage<T> extends Page<T> {
  refine?: boolean;
}

/** One page of all streams together; what is looked at for it is bounded (docs/decisions/0070). */
export const readStreams = async <D extends { _id: string }>(
  model: Model<D>,
  streams: Stream[],
  request: StreamsRequest,
): Promise<ListedPage<D>> => {
  const ways = await Promise.all(streams.map((stream) => rarestWay(model, stream, request)));
  const isMuch = ways.some(({ ahead }) => ahead > WINDOW_ROWS);
  const near = isMuch && request.near ? await lookNear(model, streams, request, request.near) : undefined;
  if (near?.isEnough) return pageFrom(near.rows, request.limit, positionIn(request));
  return merged(await Promise.all(ways.map(({ walk, ahead }) => walk.read(ahead, near?.apart))), request);
};

/** Where much of what there is fits, a page lies among the next rows by date. */
const lookNear = <D>(model: Model<D>, streams: Stream[], request: StreamsRequest, base: Filter) =>
  nearRows(model, {
    ...request,
    base,
    filter: { $or: streams.map(({ filter }) => filter) },
    limit: request.limit + 1,
  });

const positionIn =
  ({ field, tie = '_id' }: StreamsRequest) =>
  <D extends object>(row: D): Position => ({
    at: row[field as keyof D] as Date,
    id: row[tie as keyof D] as string | number,
  });

/** Whichever entry has the fewest rows ahead, as far as they are counted. */
const rarestWay = async <D extends { _id: string }>(
  model: Model<D>,
  { entries, filter }: Stream,
  request: StreamsRequest,
): Promise<{ walk: KeysetWalk<D>; ahead: number }> => {
  const ways = await Promise.all(
    entries.map(async (entry) => {
      const walk = new KeysetWalk(model, { ...entry, ...request, filter, limit: request.limit + 1 });
      return { walk, ahead: await walk.ahead() };
    }),
  );
  return ways.reduce((rarest, way) => (way.ahead < rarest.ahead ? way : rarest));
};

/** Streams beside each other, in one order; where one of them ended early, rows beyond that wait for the next page. */
const merged = <D extends { _id: string }>(walked: Walked<D>[], request: StreamsRequest): ListedPage<D> => {
  const { limit, order } = request;
  const position = positionIn(request);
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

/** The entry with the fewest rows in a range, each counted up to a bound. */
export const rarestEntry = async <D>(
  model: Model<D>,
  entries: Entry[],
  window: Filter,
  most: number,
): Promise<{ entry: Entry; count: number }> => {
  const counted = await Promise.all(
    entries.map(async (entry) => ({ entry, count: await countEntry(model, entry, window, most) })),
  );
  return counted.reduce((a, b) => (b.count < a.count ? b : a));
};

export const countEntry = <D>(
  model: Model<D>,
  { base, index }: Entry,
  window: Filter,
  most: number,
): Promise<number> =>
  model.countDocuments({ ...base, ...window } as QueryFilter<D>, { limit: most, hint: index }).exec();

/** The whole of a range as a filter. */
export const windowOf = (field: string, range: InstantRange): Filter => pageFilter(field, range, undefined);
