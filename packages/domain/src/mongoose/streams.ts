import type { Model, QueryFilter } from 'mongoose';
import type { Page } from '../contracts/common.contract.js';
import type { InstantRange } from '../rules/local-days.js';
import type { Filter } from './collection.js';
import { encode, pageFilter, pageFrom, pageSort, type Position, type Tie } from './keyset.js';
import { KeysetWalk, WINDOW_ROWS, type Walked } from './keyset-walk.js';

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

export interface StreamsRequest {
  /** Equalities with which an index in the order of the date begins. Left out where what is asked for is rare by its nature. */
  near?: Filter;
  field: string;
  range: InstantRange;
  order: 'newest' | 'oldest';
  tie?: Tie;
  cursor?: string;
  limit: number;
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
  const rows = isMuch && request.near && (await nearRows(model, streams, request, request.near));
  if (rows) return pageFrom(rows, request.limit, positionIn(request));
  return merged(await Promise.all(ways.map(({ walk, ahead }) => walk.read(ahead))), request);
};

/** Rows by date that are looked at for each that is wanted. */
const NEAR = 5;

/**
 * Where much of what there is fits, a page lies among the next rows by date: an engine that does not read a multikey
 * index in the order of the date finds it there without looking through all that fits.
 * @returns undefined where it does not
 */
const nearRows = async <D extends { _id: string }>(
  model: Model<D>,
  streams: Stream[],
  { field, range, order, tie, cursor, limit }: StreamsRequest,
  base: Filter,
): Promise<D[] | undefined> => {
  const sort = pageSort(field, order, tie);
  const find = (within: InstantRange, also: Filter) =>
    model
      .find({ ...base, ...pageFilter(field, within, cursor, order, tie), ...also } as QueryFilter<D>)
      .sort(sort);
  const [last] = await find(range, {})
    .skip(NEAR * limit)
    .limit(1)
    .select({ [field]: 1 })
    .lean<Record<string, Date>[]>();
  const edge = last?.[field];
  const near = edge ? upTo(edge, range, order) : range;
  const fits = { $and: [{ $or: streams.map(({ filter }) => filter) }] };
  const rows = (await find(near, fits)
    .limit(limit + 1)
    .lean<D[]>()) as unknown as D[];
  return !edge || rows.length > limit ? rows : undefined;
};

/** A range that ends with the rows of one moment. */
const upTo = (edge: Date, range: InstantRange, order: StreamsRequest['order']): InstantRange =>
  order === 'newest' ? { ...range, from: edge } : { ...range, until: new Date(edge.getTime() + 1) };

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
