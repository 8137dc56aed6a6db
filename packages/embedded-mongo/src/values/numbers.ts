import { bsonClass } from '../bson-codec.js';

/** A number of any BSON kind, split so that order is exact: the nearest double, and what the double misses. */
export interface ExactNumber {
  double: number;
  /** sign of the remainder: 0 when the double is exact */
  sign: -1 | 0 | 1;
  /** decimal exponent of the remainder's first digit */
  exponent: number;
  /** the remainder's digits, without leading or trailing zeros */
  digits: string;
}

const NUMERIC = new Set(['Long', 'Int32', 'Double', 'Decimal128']);

export function isNumeric(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && NUMERIC.has(bsonClass(value) ?? '');
}

export function exactNumber(value: unknown): ExactNumber {
  if (typeof value === 'number') return exact(value);
  if (typeof value === 'bigint') return fromInteger(value);
  switch (bsonClass(value as object)) {
    case 'Long':
      return fromInteger(BigInt(String(value)));
    case 'Decimal128':
      return fromDecimal(String(value));
    default:
      return exact(Number(String(value)));
  }
}

/** The number a calculation uses; exact for all but Long beyond 2^53 and Decimal128. */
export function toDouble(value: unknown): number {
  return typeof value === 'number' ? value : exactNumber(value).double;
}

function exact(double: number): ExactNumber {
  return { double: double === 0 ? 0 : double, sign: 0, exponent: 0, digits: '' };
}

function fromInteger(integer: bigint): ExactNumber {
  const double = Number(integer);
  return withRemainder(double, integer - BigInt(double), 0);
}

function fromDecimal(text: string): ExactNumber {
  if (/nan/i.test(text)) return exact(NaN);
  if (/inf/i.test(text)) return exact(text.startsWith('-') ? -Infinity : Infinity);
  const [mantissa = '0', power = '0'] = text.toUpperCase().split('E');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const coefficient = BigInt(whole + fraction);
  const exponent = Number(power) - fraction.length;
  let double = Number(text);
  // beyond the doubles: measured from the largest one, so that infinity stays above
  if (!Number.isFinite(double)) double = Math.sign(double) * Number.MAX_VALUE;
  const [doubleInteger, doublePower] = doubleAsDecimal(double);
  const scale = Math.min(exponent, doublePower);
  const remainder =
    coefficient * 10n ** BigInt(exponent - scale) - doubleInteger * 10n ** BigInt(doublePower - scale);
  return withRemainder(double, remainder, scale);
}

/** A finite double as integer × 10^power, exactly. */
function doubleAsDecimal(double: number): [bigint, number] {
  let power = 0;
  let scaled = double;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    power += 1;
  }
  return [BigInt(scaled) * 5n ** BigInt(power), -power];
}

function withRemainder(double: number, remainder: bigint, scale: number): ExactNumber {
  if (remainder === 0n) return exact(double);
  const all = (remainder < 0n ? -remainder : remainder).toString();
  return {
    double: double === 0 ? 0 : double,
    sign: remainder < 0n ? -1 : 1,
    exponent: all.length + scale,
    digits: all.replace(/0+$/, ''),
  };
}

/** BSON's order of numbers: NaN first, then by value, whatever the kinds. */
export function compareNumbers(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  const x = exactNumber(a);
  const y = exactNumber(b);
  return compareDoubles(x.double, y.double) || x.sign - y.sign || x.sign * compareRemainders(x, y);
}

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
}

function compareRemainders(a: ExactNumber, b: ExactNumber): number {
  if (a.exponent !== b.exponent) return a.exponent - b.exponent;
  return a.digits < b.digits ? -1 : a.digits > b.digits ? 1 : 0;
}
