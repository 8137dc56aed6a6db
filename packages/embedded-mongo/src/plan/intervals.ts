import { keyBytes, EMPTY_ARRAY } from '../values/key-bytes.js';
import { literalPrefix } from '../match/regular-expressions.js';
import { isRegex } from '../match/predicates.js';
import { toDouble } from '../values/numbers.js';
import { RANK, rankOf } from '../values/order.js';
import { after } from '../store/keys.js';
import { type Condition } from './conditions.js';

/** A stretch of one component's key bytes, ascending, both ends belonging to it or not. */
export interface Interval {
  low: Buffer;
  high: Buffer;
  lowIncluded: boolean;
  highIncluded: boolean;
}

const LOWEST = Buffer.from([0x00]);
const HIGHEST = Buffer.from([0xff]);

export const EVERYTHING: Interval = { low: LOWEST, high: HIGHEST, lowIncluded: true, highIncluded: true };

/** A single value, as an interval. */
export function point(value: unknown): Interval {
  const bytes = keyBytes(value);
  return { low: bytes, high: bytes, lowIncluded: true, highIncluded: true };
}

export function isPoint(interval: Interval): boolean {
  return interval.lowIncluded && interval.highIncluded && interval.low.equals(interval.high);
}

/** Where the values lie that can fulfil a condition (never too few), or undefined when an index cannot say. */
export function intervalsOf({ operator, operand }: Condition): Interval[] | undefined {
  switch (operator) {
    case '$eq':
      return equalTo(operand);
    case '$in': {
      const each = (operand as unknown[]).map(equalTo);
      return each.includes(undefined) ? undefined : union(each.flatMap((intervals) => intervals!));
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return compared(operator, operand);
    case '$regex': {
      const prefix = literalPrefix(operand as RegExp);
      return prefix === '' ? [ofType(RANK.string)] : [startingWith(prefix)];
    }
    default:
      return undefined;
  }
}

function equalTo(operand: unknown): Interval[] | undefined {
  if (isRegex(operand)) return undefined;
  // an array equals itself as a whole, and is stored in an index element by element
  if (Array.isArray(operand))
    return union([point(operand[0] ?? (operand.length ? null : EMPTY_ARRAY)), point(operand)]);
  if (operand === null || operand === undefined) return union([point(EMPTY_ARRAY), point(null)]);
  return [point(operand)];
}

function compared(operator: string, operand: unknown): Interval[] | undefined {
  const rank = rankOf(operand);
  if (rank === RANK.minKey || rank === RANK.maxKey || rank === RANK.array) return undefined;
  if (rank === RANK.null) return operator.endsWith('e') ? equalTo(null) : [];
  const bytes = keyBytes(operand);
  if (rank === RANK.number && Number.isNaN(toDouble(operand)))
    return operator.endsWith('e') ? equalTo(operand) : [];
  const type = ofType(rank);
  if (operator.startsWith('$g')) return [{ ...type, low: bytes, lowIncluded: operator === '$gte' }];
  return [{ ...type, high: bytes, highIncluded: operator === '$lte' }];
}

// NaN has the least key of all numbers, and is neither above nor below any of them.
const ABOVE_NAN = Buffer.from([RANK.number, 0, 0, 0, 0, 0, 0, 0, 1]);

function ofType(rank: number): Interval {
  const low = rank === RANK.number ? ABOVE_NAN : Buffer.from([rank]);
  return { low, high: Buffer.from([rank + 1]), lowIncluded: true, highIncluded: false };
}

/** Reaches to the end of its type on one side or both. */
export function isOpen({ low, high }: Interval): boolean {
  return low.length === 1 || low.equals(ABOVE_NAN) || high.length === 1;
}

function startingWith(prefix: string): Interval {
  const low = Buffer.concat([Buffer.from([RANK.string]), Buffer.from(prefix)]);
  return { low, high: after(low), lowIncluded: true, highIncluded: false };
}

/** Intervals in order, with those that meet made one. */
export function union(intervals: Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.low, b.low));
  const result: Interval[] = [];
  for (const interval of sorted) {
    const last = result.at(-1);
    if (!last || Buffer.compare(last.high, interval.low) < 0) result.push(interval);
    else if (Buffer.compare(last.high, interval.high) < 0) {
      result[result.length - 1] = { ...last, high: interval.high, highIncluded: interval.highIncluded };
    } else if (last.high.equals(interval.high)) {
      result[result.length - 1] = { ...last, highIncluded: last.highIncluded || interval.highIncluded };
    }
  }
  return result;
}

export function intersect(as: Interval[], bs: Interval[]): Interval[] {
  return as.flatMap((a) => bs.map((b) => common(a, b)).filter((interval) => interval !== undefined));
}

function common(a: Interval, b: Interval): Interval | undefined {
  const lowOrder = Buffer.compare(a.low, b.low);
  const highOrder = Buffer.compare(a.high, b.high);
  const low = lowOrder >= 0 ? a : b;
  const high = highOrder <= 0 ? a : b;
  const result = {
    low: low.low,
    high: high.high,
    lowIncluded: lowOrder === 0 ? a.lowIncluded && b.lowIncluded : low.lowIncluded,
    highIncluded: highOrder === 0 ? a.highIncluded && b.highIncluded : high.highIncluded,
  };
  const order = Buffer.compare(result.low, result.high);
  const empty = order > 0 || (order === 0 && !(result.lowIncluded && result.highIncluded));
  return empty ? undefined : result;
}
