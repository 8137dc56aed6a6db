import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf } from './change.js';
import { lengthOf, shiftDay, spanOfDays } from './calendar.js';
import { comparedRange, comparedSpan } from './comparison.js';

const days = fc.integer({ min: 0, max: 4_000 }).map((n) => shiftDay('2020-01-01', n));
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the range that is compared with', () => {
  it.each([
    ['2026-10-22', '2026-11-18', 'previous', 'weekdays', '2026-09-24', '2026-10-21'],
    ['2026-01-01', '2026-03-31', 'previous', 'dates', '2025-10-01', '2025-12-31'],
    ['2026-11-10', '2026-11-19', 'previous', 'dates', '2026-10-31', '2026-11-09'],
    ['2026-11-10', '2026-11-19', 'previous', 'weekdays', '2026-10-27', '2026-11-05'],
    ['2028-02-29', '2028-02-29', 'year', 'dates', '2027-02-28', '2027-02-28'],
    ['2029-02-01', '2029-02-28', 'year', 'dates', '2028-02-01', '2028-02-29'],
    ['2026-11-18', '2026-11-18', 'year', 'weekdays', '2025-11-19', '2025-11-19'],
  ] as const)('%s to %s: %s by %s', (from, to, comparison, match, otherFrom, otherTo) =>
    expect(comparedRange({ from, to }, comparison, match)).toEqual({ from: otherFrom, to: otherTo }),
  );

  it('has the same weekdays, as many days, and ends before the range begins', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 300 }), (from, length) => {
        const range = { from, to: shiftDay(from, length - 1) };
        for (const comparison of ['previous', 'year'] as const) {
          const other = comparedRange(range, comparison, 'weekdays');
          expect([lengthOf(other), weekdayOf(other.from)]).toEqual([length, weekdayOf(from)]);
          expect(other.to < from).toBe(true);
        }
      }),
    );
  });
});

describe('a range that is still running', () => {
  const range = { from: '2026-11-12', to: '2026-11-18' };
  const compared = { from: '2026-11-05', to: '2026-11-11' };
  const zone = 'America/Los_Angeles';

  it('is compared up to the same time of the day, to the quarter hour', () => {
    const now = new Date('2026-11-18T22:37:00Z');
    const { from, until } = comparedSpan(range, compared, zone, now);
    expect(from).toEqual(spanOfDays(compared, zone).from);
    expect(until.toISOString()).toBe('2026-11-11T22:30:00.000Z');
  });

  it('is compared whole once it is over, and not at all before it begins', () => {
    const whole = spanOfDays(compared, zone);
    expect(comparedSpan(range, compared, zone, new Date('2026-11-19T08:00:00Z'))).toEqual(whole);
    const { from, until } = comparedSpan(range, compared, zone, new Date('2026-11-01T08:00:00Z'));
    expect(until).toEqual(from);
  });
});

describe('a change', () => {
  it('has a share only where there was enough to be a share of', () => {
    expect(changeOf(23, 20)).toEqual({ absolute: 3, relative: 0.15 });
    expect(changeOf(40, 19)).toEqual({ absolute: 21 });
    expect(changeOf(5, 0)).toEqual({ absolute: 5 });
  });
});
