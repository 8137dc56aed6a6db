import { formatNumber, numberFormat } from './number.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;
const NO_BREAK_SPACE = '\u00a0';

/** Decimal units: 1 kB is 1,000 bytes. */
const unitOf = (bytes: number) => {
  let index = 0;
  let value = bytes;
  // 999.6 would round up to a fourth digit.
  while (value >= 999.5 && index < UNITS.length - 1) {
    value /= 1000;
    index += 1;
  }
  return index;
};

const narrow = (unit: (typeof UNITS)[number]) =>
  numberFormat({ style: 'unit', unit, unitDisplay: 'narrow' })
    .formatToParts(1)
    .find(({ type }) => type === 'unit')!.value;

/** `MB`; in French `Mo`. Of bytes the last letter of `kB`: alone, some languages have no short word for them. */
const nameOf = (unit: number) => (unit === 0 ? narrow('kilobyte').at(-1)! : narrow(UNITS[unit]!));

const inUnit = (bytes: number, unit: number, digits = 3) =>
  formatNumber(bytes / 1000 ** unit, unit === 0 ? {} : { maximumSignificantDigits: digits });

/** `3.47 GB`, `412 MB`, `84 kB`, `0 B`. */
export const formatBytes = (bytes: number, digits = 3) => {
  const unit = unitOf(bytes);
  return `${inUnit(bytes, unit, digits)}${NO_BREAK_SPACE}${nameOf(unit)}`;
};

/** `12,345,678 B`, where two sizes look alike otherwise. */
export const formatBytesExactly = (bytes: number) => `${formatNumber(bytes)}${NO_BREAK_SPACE}${nameOf(0)}`;

/** The parts of `556 of 868 MB`: both in the unit of the whole. */
export const formatBytesOf = (done: number, total: number) => {
  const unit = unitOf(total);
  const fraction = total / 1000 ** unit >= 10 ? 0 : 2;
  return {
    done: formatNumber(done / 1000 ** unit, { maximumFractionDigits: unit === 0 ? 0 : fraction }),
    total: formatBytes(total),
  };
};

/** `18.2 MB/s`. */
export const formatSpeed = (bytesPerSecond: number) => `${formatBytes(bytesPerSecond)}/s`;
