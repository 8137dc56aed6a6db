import { DomainError } from '../errors/domain-error.js';
import type { Page } from '../contracts/common.contract.js';
import type { InstantRange } from '../rules/local-days.js';

/** The last row of a page: where the next one begins. */
export interface Position {
  at: Date;
  /** The value of the tie: what orders rows of one moment. */
  id: string | number;
}

export type Tie = '_id' | 'seq';

export interface PageRequest {
  cursor?: string;
  limit: number;
}

/** A page of a range, in the order of a date. */
export interface DatedRequest extends PageRequest {
  field: string;
  range: InstantRange;
  order: 'newest' | 'oldest';
  tie?: Tie;
}

/** Nothing bounds where it begins. */
export const beginsOpen = ({ cursor, order, range }: DatedRequest): boolean =>
  cursor === undefined && (order === 'newest' ? range.until : range.from) === undefined;

export const encode = ({ at, id }: Position) =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

const isTie = (id: unknown) => typeof id === 'string' || typeof id === 'number';

export const decode = (cursor: string): Position => {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    const date = new Date(String(at));
    if (!isTie(id) || Number.isNaN(date.getTime())) throw new Error('shape');
    return { at: date, id: id as string | number };
  } catch {
    throw new DomainError('VALIDATION_FAILED', 'This cursor is not one of ours.');
  }
};

/**
 * Filter for one page by (`field`, `tie`): from the moment of the last row on, without those of this moment that were
 * there already. Said so, not as an `$or` of later moments and later ties, which DocumentDB answers by sorting all
 * that is ahead.
 */
export const pageFilter = (
  field: string,
  range: InstantRange,
  cursor: string | undefined,
  order: 'newest' | 'oldest' = 'newest',
  tie: Tie = '_id',
): Record<string, unknown> => {
  const bounds: Record<string, Date> = {};
  if (range.from) bounds['$gte'] = range.from;
  if (range.until) bounds['$lt'] = range.until;
  if (!cursor)
    return Object.keys(bounds).length > 0 ? { [field]: bounds } : { [field]: { $gt: new Date(0) } };
  const { at, id } = decode(cursor);
  const [edge, passed] = order === 'newest' ? (['$lte', '$gte'] as const) : (['$gte', '$lte'] as const);
  // Both bounds of one side may be there: the tighter is always the cursor's.
  if (order === 'newest') delete bounds['$lt'];
  return {
    [field]: { ...bounds, [edge]: at },
    $nor: [{ [field]: at, [tie]: { [passed]: id } }],
  };
};

export const pageSort = (
  field: string,
  order: 'newest' | 'oldest' = 'newest',
  tie: Tie = '_id',
): Record<string, 1 | -1> => {
  const direction = order === 'newest' ? -1 : 1;
  return { [field]: direction, [tie]: direction };
};

/** Cuts the one row read beyond the page and says where the next page begins. */
export const pageFrom = <T>(rows: T[], limit: number, position: (row: T) => Position): Page<T> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: encode(position(last)) } : { items };
};
