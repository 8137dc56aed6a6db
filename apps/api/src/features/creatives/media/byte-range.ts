import { DomainError } from '@smarttag/domain';

/** Both ends included, as in HTTP. */
export interface Range {
  start: number;
  end: number;
}

/**
 * The one range of a `Range` header (RFC 9110, section 14.2); undefined sends the whole: also for several
 * ranges and units we do not know, which a server may ignore.
 * @throws RANGE_NOT_SATISFIABLE
 */
export const rangeOf = (header: string | undefined, size: number): Range | undefined => {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [first, last] = [match[1]!, match[2]!];
  const range =
    first === ''
      ? { start: Math.max(0, size - Number(last)), end: size - 1 }
      : { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (range.start >= size || (first === '' && Number(last) === 0))
    throw new DomainError('RANGE_NOT_SATISFIABLE', 'This file has no such bytes.', { size });
  return range;
};
