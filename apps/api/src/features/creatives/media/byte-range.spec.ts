import { describe, expect, it } from 'vitest';
import { rangeOf } from './byte-range.js';

describe('rangeOf', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=99-99', { start: 99, end: 99 }],
  ])('reads %s', (header, range) => expect(rangeOf(header, 100)).toEqual(range));

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=a-b', 'lines=0-1', 'bytes=0-1,5-6', 'bytes=9-3'])(
    'sends the whole for %s',
    (header) => expect(rangeOf(header, 100)).toBeUndefined(),
  );

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('refuses %s', (header) =>
    expect(() => rangeOf(header, 100)).toThrow(expect.objectContaining({ code: 'RANGE_NOT_SATISFIABLE' })),
  );

  it('refuses any range of nothing', () => expect(() => rangeOf('bytes=0-', 0)).toThrow());
});
