import { evalExpr } from 'mingo/core';
import { type ObjectId } from 'bson';
import { type Options } from 'mingo/types';
import { bsonClass, type Document, isDocument } from '../bson-codec.js';
import { MongoError } from '../errors.js';
import { toDouble } from '../values/numbers.js';
import { constant, isNothing, onlyArgument, type Operator, published } from './operator.js';

const PARTS = [
  '$year',
  '$month',
  '$dayOfMonth',
  '$dayOfWeek',
  '$dayOfYear',
  '$hour',
  '$minute',
  '$second',
  '$millisecond',
  '$isoWeek',
  '$isoWeekYear',
  '$isoDayOfWeek',
];

/** A date, or the moment an ObjectId was made; null and missing stay. */
export function asDate(value: unknown): Date | null | undefined {
  if (isNothing(value) || value instanceof Date) return value;
  if (typeof value === 'object' && bsonClass(value) === 'ObjectId') return (value as ObjectId).getTimestamp();
  throw new MongoError(16006, `can't convert from ${typeof value} to Date`);
}

interface Moment {
  date: unknown;
  timezone?: unknown;
}

/** The operand of a part of a date: the date itself, or `{date, timezone}`. */
function momentOf(document: unknown, operand: unknown, options: Options): Moment | undefined {
  const given = onlyArgument(operand);
  const spec = isDocument(given) && 'date' in given ? given : { date: given };
  const date = asDate(evalExpr(document, spec.date, options));
  if (isNothing(date)) return undefined;
  return { ...(spec.timezone === undefined ? {} : { timezone: spec.timezone }), date: constant(date) };
}

function part(name: string): Operator {
  return (document, operand, options) => {
    const moment = momentOf(document, operand, options);
    return moment ? published[name]!(document, moment, options) : null;
  };
}

/** Weeks begin on Sundays, and the days before the first one are week 0. */
function weekOf(document: unknown, moment: Moment, options: Options): number {
  const [day, weekday] = ['$dayOfYear', '$dayOfWeek'].map((name) =>
    Number(published[name]!(document, moment, options)),
  );
  return Math.floor((day! - weekday! + 7) / 7);
}

function week(document: unknown, operand: unknown, options: Options): number | null {
  const moment = momentOf(document, operand, options);
  return moment ? weekOf(document, moment, options) : null;
}

/** mingo counts `%U` as it does $week, and `%w` from 0. */
function dateToString(document: unknown, operand: unknown, options: Options): unknown {
  const spec = operand as Document;
  const moment = momentOf(document, spec, options);
  const format = evalExpr(document, spec.format, options) as unknown;
  if (!moment || typeof format !== 'string') return published.$dateToString!(document, spec, options);
  const own: Record<string, () => string> = {
    '%U': () => String(weekOf(document, moment, options)).padStart(2, '0'),
    '%w': () => String(published.$dayOfWeek!(document, moment, options)),
  };
  const known = format.replace(/%./g, (token) => own[token]?.() ?? token);
  return published.$dateToString!(document, { ...spec, ...moment, format: constant(known) }, options);
}

function dateToParts(document: unknown, operand: unknown, options: Options): Document | null {
  if (!isDocument(operand) || !('date' in operand)) {
    throw new MongoError(40524, '$dateToParts only supports an object with a date as its argument');
  }
  const moment = momentOf(document, operand, options);
  if (!moment) return null;
  const parts = published.$dateToParts!(document, { ...operand, ...moment }, options) as Document;
  const { hour, minute, second, millisecond, ...day } = parts;
  return { ...day, hour, minute, second, millisecond } as Document;
}

function dateFromParts(document: unknown, operand: unknown, options: Options): unknown {
  const parts = Object.entries(operand as Document).map(
    ([name, value]) => [name, evalExpr(document, value, options) as unknown] as const,
  );
  if (parts.some(([, value]) => isNothing(value))) return null;
  const constants = Object.fromEntries(parts.map(([name, value]) => [name, constant(value)]));
  return published.$dateFromParts!(document, constants, options);
}

function dateFromString(document: unknown, operand: unknown, options: Options): unknown {
  const date = published.$dateFromString!(document, operand, options);
  if (date === undefined && !('onError' in (operand as Document))) {
    throw new MongoError('ConversionFailure', 'Error parsing date string');
  }
  return date;
}

const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/** A month later is never the month after: the day is the last one where the month is too short. */
function shifted(name: string, direction: 1 | -1): Operator {
  return (document, operand, options) => {
    const { startDate, unit, amount } = evalExpr(document, operand, options) as Document;
    const date = asDate(startDate);
    if (isNothing(date) || isNothing(unit) || isNothing(amount)) return null;
    const months = MONTHS[String(unit)];
    if (months === undefined) {
      return published[name]!(
        document,
        { startDate: constant(date), unit, amount: constant(amount) },
        options,
      );
    }
    const result = new Date(date);
    result.setUTCDate(1);
    result.setUTCMonth(result.getUTCMonth() + direction * months * toDouble(amount));
    const days = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
    result.setUTCDate(Math.min(date.getUTCDate(), days));
    return result;
  };
}

function dateDiff(document: unknown, operand: unknown, options: Options): unknown {
  const { startDate, endDate } = operand as Document;
  const ends = [startDate, endDate].map((end) => asDate(evalExpr(document, end, options)));
  if (ends.some(isNothing)) return null;
  const [start, stop] = ends.map(constant);
  const spec = { ...(operand as Document), startDate: start, endDate: stop };
  return published.$dateDiff!(document, spec, options);
}

export const dateExpressions: Record<string, Operator> = {
  ...Object.fromEntries(PARTS.map((name) => [name, part(name)])),
  $week: week,
  $dateToString: dateToString,
  $dateToParts: dateToParts,
  $dateFromParts: dateFromParts,
  $dateFromString: dateFromString,
  $dateAdd: shifted('$dateAdd', 1),
  $dateSubtract: shifted('$dateSubtract', -1),
  $dateDiff: dateDiff,
};
