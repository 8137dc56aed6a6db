import { type Index } from '../store/catalog.js';
import { after, type KeyRange, spacePrefix } from '../store/keys.js';
import { MAX_KEY_BYTES } from '../values/key-bytes.js';
import { type Interval, isPoint } from './intervals.js';

/** A stretch of an index; `prefix` is how many of its bytes are the points it starts with. */
export interface IndexRange extends KeyRange {
  prefix: number;
}

/** More ranges than this are not worth their seeks. */
export const MOST_RANGES = 20_000;

/**
 * The stretches of an index for one list of intervals per leading field: every combination of points, then the
 * intervals of the first field that is not all points. In index order.
 */
export function indexRanges(index: Index, bounds: Interval[][]): IndexRange[] {
  let prefixes: Buffer[] = [spacePrefix(index.space)];
  let ranges: IndexRange[] | undefined;
  bounds.forEach((intervals, i) => {
    const descending = index.fields[i]!.descending;
    if (intervals.every(isPoint)) {
      prefixes = prefixes.flatMap((prefix) =>
        intervals.map(({ low }) => Buffer.concat([prefix, descending ? inverted(low) : low])),
      );
    } else {
      ranges = prefixes.flatMap((prefix) => intervals.map((interval) => range(prefix, interval, descending)));
    }
  });
  ranges ??= prefixes.map((prefix) => ({
    start: prefix,
    end: after(prefix),
    prefix: prefix.length,
  }));
  return ranges.map(within).sort((a, b) => Buffer.compare(a.start, b.start));
}

function range(prefix: Buffer, interval: Interval, descending: boolean): IndexRange {
  const { low, high, lowIncluded, highIncluded } = interval;
  const [first, last] = descending ? [inverted(high), inverted(low)] : [low, high];
  const [firstIncluded, lastIncluded] = descending
    ? [highIncluded, lowIncluded]
    : [lowIncluded, highIncluded];
  const start = Buffer.concat([prefix, first]);
  const end = Buffer.concat([prefix, last]);
  return {
    start: firstIncluded ? start : after(start),
    end: lastIncluded ? after(end) : end,
    prefix: prefix.length,
  };
}

function inverted(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0xff));
}

/** Bounds beyond the length of stored keys are cut back, which only ever widens the range. */
function within(range: IndexRange): IndexRange {
  const most = MAX_KEY_BYTES;
  if (range.start.length <= most && range.end.length <= most) return range;
  const end = range.end.length > most ? after(range.end.subarray(0, most)) : range.end;
  return { start: range.start.subarray(0, most), end, prefix: Math.min(range.prefix, most) };
}
