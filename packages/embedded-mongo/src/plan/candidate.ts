import { type Document } from '../bson-codec.js';
import { type Index } from '../store/catalog.js';
import { RANK, rankOf } from '../values/order.js';
import { type KeyField } from '../values/key-values.js';
import { type Condition } from './conditions.js';
import { EVERYTHING, intersect, isOpen, type Interval, intervalsOf, isPoint } from './intervals.js';
import { indexRanges, type IndexRange, MOST_RANGES } from './ranges.js';

/** One index's way to answer a query. */
export interface IndexScan {
  kind: 'index';
  index: Index;
  ranges: IndexRange[];
  backwards: boolean;
  /** the scan gives the asked-for order */
  sorted: boolean;
  /** several ranges give it only when merged by what stands behind this many fields' points */
  merged: boolean;
  /** every entry in the ranges fulfils the filter: no document need be looked at */
  exact: boolean;
  /** one document may have several entries in the ranges */
  repeats: boolean;
  bounds: Interval[][];
  score: number;
}

/** How an index could serve conditions and order; undefined when it does not help, or may lack documents. */
export function candidate(
  index: Index,
  conditions: Condition[],
  simple: boolean,
  sort: readonly KeyField[] | undefined,
  hinted: boolean,
): IndexScan | undefined {
  if (!index.ready || !holdsAll(index, conditions)) return undefined;
  const bounds = boundsOf(index, conditions);
  const order = sort ? orderFrom(index, bounds, sort) : undefined;
  const bounded = bounds.some((intervals) => intervals[0] !== EVERYTHING);
  if (!bounded && !order && !hinted) return undefined;
  const ranges = indexRanges(index, bounds);
  const onceEach = hasOneEntryEach(index, bounds, conditions);
  return {
    kind: 'index',
    index,
    ranges,
    backwards: order?.backwards ?? false,
    sorted: order !== undefined,
    merged: order?.merged ?? false,
    exact:
      simple &&
      onceEach &&
      !index.shortened &&
      conditions.every((condition) => isExact(index, bounds, condition)),
    repeats: !onceEach,
    bounds,
    score: scoreOf(index, bounds, order !== undefined, ranges.length),
  };
}

/** Intervals for the leading fields, up to the first that is not all points. */
function boundsOf(index: Index, conditions: Condition[]): Interval[][] {
  const bounds: Interval[][] = [];
  let product = 1;
  let arrayUsed = false;
  for (const [i, field] of index.fields.entries()) {
    const asked = conditions.filter((condition) => condition.path === field.path);
    // a second field below an array may take its value from another element
    const usable = index.arrays[i] && arrayUsed ? [] : asked;
    const intervals = combine(usable, index.arrays[i]!) ?? [EVERYTHING];
    if (product * intervals.length > MOST_RANGES) break;
    if (intervals[0] === EVERYTHING && i > 0) break;
    if (index.arrays[i]) arrayUsed = true;
    product *= intervals.length;
    bounds.push(intervals);
    if (!intervals.every(isPoint)) break;
  }
  return bounds;
}

/** All conditions of one path together. On arrays only those that hold for the same element may narrow each other. */
function combine(conditions: Condition[], array: boolean): Interval[] | undefined {
  const known = conditions
    .map((condition) => ({ condition, intervals: intervalsOf(condition) }))
    .filter((one): one is { condition: Condition; intervals: Interval[] } => one.intervals !== undefined);
  if (known.length === 0) return undefined;
  if (!array) return known.map((one) => one.intervals).reduce(intersect);
  const groups = new Map<unknown, Interval[]>();
  for (const { condition, intervals } of known) {
    const group = condition.together ?? condition;
    const before = groups.get(group);
    groups.set(group, before ? intersect(before, intervals) : intervals);
  }
  return [...groups.values()].sort((a, b) => width(a) - width(b))[0];
}

function width(intervals: Interval[]): number {
  return intervals.every(isPoint) ? intervals.length : 1e6 + intervals.length;
}

/** Does the index hold every document the conditions could select? */
function holdsAll(index: Index, conditions: Condition[]): boolean {
  if (
    index.sparse &&
    !index.fields.some(({ path }) => conditions.some((c) => c.path === path && impliesValue(c)))
  ) {
    return false;
  }
  if (!index.partial) return true;
  return Object.entries(index.partial.filter).every(
    ([path, operators]) =>
      !path.startsWith('$') &&
      Object.entries(operators as Document).every(([operator, operand]) =>
        conditions.some((condition) => condition.path === path && implies(condition, operator, operand)),
      ),
  );
}

/** A document that fulfils this has the field, with something other than null in it. */
function impliesValue({ operator, operand }: Condition): boolean {
  if (operator === '$exists') return true;
  if (operator === '$in') return (operand as unknown[]).every((value) => rankOf(value) !== RANK.null);
  return rankOf(operand) !== RANK.null;
}

function implies(condition: Condition, operator: string, operand: unknown): boolean {
  if (operator === '$exists') return Boolean(operand) && impliesValue(condition);
  const asked = intervalsOf(condition);
  const held = intervalsOf({ path: condition.path, operator, operand });
  if (!asked || !held) return false;
  return asked.every((interval) => {
    const [shared] = intersect([interval], held);
    return (
      shared !== undefined &&
      shared.low.equals(interval.low) &&
      shared.high.equals(interval.high) &&
      shared.lowIncluded === interval.lowIncluded &&
      shared.highIncluded === interval.highIncluded
    );
  });
}

interface Order {
  backwards: boolean;
  merged: boolean;
}

/** Whether walking the ranges, forwards or backwards or merged, gives the asked-for order. */
function orderFrom(index: Index, bounds: Interval[][], sort: readonly KeyField[]): Order | undefined {
  if (index.shortened) return undefined;
  const single = (i: number) => bounds[i]?.length === 1 && isPoint(bounds[i]![0]!) && !index.arrays[i];
  const points = (i: number) => bounds[i]?.every(isPoint) ?? false;
  const fixed = new Set(index.fields.filter((_, i) => single(i)).map((field) => field.path));
  const wanted = sort.filter((field) => !fixed.has(field.path));
  let merged = false;
  let backwards: boolean | undefined;
  let i = 0;
  for (const { path, descending } of wanted) {
    while (index.fields[i] && index.fields[i]!.path !== path && points(i)) {
      const several = bounds[i]!.length > 1;
      if (several && backwards !== undefined) return undefined;
      merged ||= several;
      i += 1;
    }
    const field = index.fields[i];
    if (!field || field.path !== path || index.arrays[i]) return undefined;
    const reversed = field.descending !== descending;
    if (backwards !== undefined && backwards !== reversed) return undefined;
    backwards = reversed;
    i += 1;
  }
  return { backwards: backwards ?? false, merged };
}

const EXACT_TYPES = new Set<number>([RANK.number, RANK.string, RANK.objectId, RANK.boolean, RANK.date]);

function isExact(index: Index, bounds: Interval[][], { path, operator, operand }: Condition): boolean {
  const i = index.fields.findIndex((field) => field.path === path);
  if (i < 0 || i >= bounds.length || operator === '$regex' || operator === '$exists') return false;
  const operands = operator === '$in' ? (operand as unknown[]) : [operand];
  return operands.every((value) => EXACT_TYPES.has(rankOf(value)));
}

/** Of an array that is asked for one value a document has one entry with it, and none without. */
function hasOneEntryEach(index: Index, bounds: Interval[][], conditions: Condition[]): boolean {
  return index.fields.every(({ path }, i) => {
    if (!index.arrays[i]) return true;
    const [one, ...others] = conditions.filter((condition) => condition.path === path);
    const [point, ...more] = bounds[i] ?? [];
    const isOnePoint = point !== undefined && more.length === 0 && isPoint(point);
    return one?.operator === '$eq' && others.length === 0 && isOnePoint && isExact(index, bounds, one);
  });
}

/** A rule of thumb in the place of trial runs: equalities first, then ranges, then the order. */
function scoreOf(index: Index, bounds: Interval[][], sorted: boolean, ranges: number): number {
  let score = sorted ? 8 : 0;
  bounds.forEach((intervals) => {
    if (intervals[0] === EVERYTHING) return;
    if (intervals.length === 0) score += 100;
    else if (intervals.every(isPoint))
      score += intervals.length === 1 ? 10 : 9 - Math.min(4, Math.log10(ranges));
    else score += intervals.some(isOpen) ? 4 : 5;
  });
  const full =
    bounds.length === index.fields.length && bounds.every((one) => one.length === 1 && isPoint(one[0]!));
  return score + (full && index.unique ? 50 : 0);
}
