import type { Model, QueryFilter } from 'mongoose';
import type { InstantRange } from '../rules/local-days.js';
import type { Filter } from './collection.js';
import { beginsOpen, pageFilter, pageSort, type DatedRequest } from './keyset.js';

export interface NearRequest extends DatedRequest {
  /** Equalities with which an index in the order of the date begins. */
  base: Filter;
  /** What a row must be. */
  filter: Filter;
}

export interface NearRows<D> {
  rows: D[];
  /** As many as are wanted, or all there are. */
  isEnough: boolean;
  /** Milliseconds in which one row was met, about; at most, where none was. */
  apart: number;
}

/** Rows that are looked at for each that is wanted; of what is met often enough for more, so many. */
const [NEAR, FARTHEST] = [5, 20];

/**
 * Looks for a page among the next rows by date. They carry no hint: DocumentDB sorts everything behind an index it is
 * told to use once a page has hundreds of rows.
 */
export const nearRows = async <D>(model: Model<D>, request: NearRequest): Promise<NearRows<D>> => {
  const { base, filter, field, range, order, tie, cursor, limit } = request;
  const sort = pageSort(field, order, tie);
  const find = (within: InstantRange, also: Filter = {}) =>
    model
      .find({ ...base, ...pageFilter(field, within, cursor, order, tie), ...also } as QueryFilter<D>)
      .sort(sort);
  const momentAt = async (place: number): Promise<Date | undefined> => {
    const [row] = await find(range)
      .skip(place)
      .limit(1)
      .select({ [field]: 1 })
      .lean<Record<string, Date>[]>();
    return row?.[field];
  };
  const among = async (looked: number): Promise<NearRows<D>> => {
    const [first, last] = await Promise.all([momentAt(0), momentAt(looked)]);
    const near = last ? upTo(last, range, order) : range;
    const rows = (await find(near, { $and: [filter] })
      .limit(limit)
      .lean<D[]>()) as unknown as D[];
    const width = first && last ? Math.abs(first.getTime() - last.getTime()) : 0;
    return { rows, isEnough: !last || rows.length === limit, apart: width / Math.max(rows.length, 1) };
  };
  const near = await among(NEAR * limit);
  const isFrequent = near.rows.length * FARTHEST >= limit * NEAR;
  // A walk that begins open has cheap windows, and knows now how wide they must be.
  return near.isEnough || !isFrequent || beginsOpen(request) ? near : among(FARTHEST * limit);
};

/** A range that ends with the rows of one moment. */
const upTo = (edge: Date, range: InstantRange, order: NearRequest['order']): InstantRange =>
  order === 'newest' ? { ...range, from: edge } : { ...range, until: new Date(edge.getTime() + 1) };
