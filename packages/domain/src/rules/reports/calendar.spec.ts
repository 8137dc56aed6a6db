import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAINS } from '../../contracts/report.contract.js';
import { bucketsOf, daysOf, isoWeekOf, lengthOf, shiftDay, spanOfDays } from './calendar.js';

const hoursIn = (day: string, zone: string) =>
  bucketsOf({ from: day, to: day }, zone, 'hour').map(({ label, from, until }) => [
    label.slice(11),
    (until.getTime() - from.getTime()) / 3_600_000,
  ]);

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const days = fc.integer({ min: 0, max: 4_000 }).map((n) => shiftDay('2020-01-01', n));

describe('the hours of a day', () => {
  it('are 23 where the clock is set forward, and 25 where it is set back, each with its offset', () => {
    const spring = hoursIn('2026-03-08', 'America/Los_Angeles');
    expect(spring).toHaveLength(23);
    expect(spring.slice(1, 3)).toEqual([
      ['01:00-08:00', 1],
      ['03:00-07:00', 1],
    ]);
    const autumn = hoursIn('2026-11-01', 'America/Los_Angeles');
    expect(autumn).toHaveLength(25);
    expect(autumn.slice(1, 3)).toEqual([
      ['01:00-07:00', 1],
      ['01:00-08:00', 1],
    ]);
  });

  it('are longer or shorter where the clock moves by half an hour', () => {
    expect(hoursIn('2026-04-05', 'Australia/Lord_Howe')[1]).toEqual(['01:00+11:00', 1.5]);
    expect(hoursIn('2026-10-04', 'Australia/Lord_Howe')[2]).toEqual(['02:30+11:00', 0.5]);
  });

  it('begin at a quarter of UTC’s hours in Kathmandu', () => {
    const [first] = bucketsOf({ from: '2026-11-18', to: '2026-11-18' }, 'Asia/Kathmandu', 'hour');
    expect(first!.from.toISOString()).toBe('2026-11-17T18:15:00.000Z');
  });
});

describe('weeks and months', () => {
  it.each([
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s lies in %s', (day, week) => expect(isoWeekOf(day)).toBe(week));

  it('are cut where the range begins or ends inside them, and say so', () => {
    const weeks = bucketsOf({ from: '2026-12-30', to: '2027-01-10' }, 'Europe/Berlin', 'week');
    expect(weeks.map(({ label, days: { from, to }, cut }) => [label, from, to, cut])).toEqual([
      ['2026-W53', '2026-12-30', '2027-01-03', true],
      ['2027-W01', '2027-01-04', '2027-01-10', false],
    ]);
  });

  it('hold the 29th of February where there is one', () => {
    const months = bucketsOf({ from: '2028-02-01', to: '2028-03-31' }, 'UTC', 'month');
    expect(months.map(({ days: { from, to } }) => [from, to])).toEqual([
      ['2028-02-01', '2028-02-29'],
      ['2028-03-01', '2028-03-31'],
    ]);
  });
});

it('a range is covered by its buckets without gap or overlap, in any zone and grain', () => {
  fc.assert(
    fc.property(
      zones,
      days,
      fc.integer({ min: 1, max: 45 }),
      fc.constantFrom(...GRAINS),
      (zone, from, n, grain) => {
        const range = { from, to: shiftDay(from, n - 1) };
        expect([lengthOf(range), daysOf(range).length]).toEqual([n, n]);
        const buckets = bucketsOf(range, zone, grain);
        const whole = spanOfDays(range, zone);
        expect(buckets[0]!.from).toEqual(whole.from);
        expect(buckets.at(-1)!.until).toEqual(whole.until);
        buckets.forEach((bucket, index) => {
          expect(bucket.until > bucket.from).toBe(true);
          if (index > 0) expect(bucket.from).toEqual(buckets[index - 1]!.until);
        });
        expect(new Set(buckets.map(({ label }) => label)).size).toBe(buckets.length);
      },
    ),
    { numRuns: 300 },
  );
});
