import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDayOf, momentsIn, nextDay, rangeOfLocalDays, startOfLocalDay } from './local-days.js';

const HOUR = 3_600_000;
/** When all days that are asked for have gone by. */
const LATER = new Date('2100-01-01');
const hoursOf = (day: string, timeZone: string) => {
  const { from, until } = rangeOfLocalDays({ from: day, to: day, timeZone }, LATER);
  return (until!.getTime() - from!.getTime()) / HOUR;
};
/** The calendar day by Intl, which knows nothing of ours. */
const intlDay = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

describe('a local day', () => {
  it.each([
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
    ['2026-03-08', 'America/Los_Angeles', 23],
    ['2026-11-01', 'America/Los_Angeles', 25],
    ['2026-11-23', 'Asia/Kathmandu', 24],
    // Lord Howe moves its clocks by half an hour.
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    // Here the clocks change at midnight: one day has none, another two.
    ['2018-11-04', 'America/Sao_Paulo', 23],
    ['2026-03-08', 'America/Havana', 23],
    ['2026-11-01', 'America/Havana', 25],
  ])('%s in %s has %d hours', (day, timeZone, hours) => expect(hoursOf(day, timeZone)).toBe(hours));

  it.each([
    ['2026-11-18', 'UTC', '2026-11-18T00:00:00.000Z'],
    ['2026-11-18', 'Asia/Kathmandu', '2026-11-17T18:15:00.000Z'],
    ['2026-11-18', 'Pacific/Kiritimati', '2026-11-17T10:00:00.000Z'],
    ['2026-11-18', 'Pacific/Marquesas', '2026-11-18T09:30:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('%s in %s begins at %s', (day, timeZone, start) =>
    expect(startOfLocalDay(day, timeZone).toISOString()).toBe(start),
  );

  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-02-28', '2026-03-01'],
  ])('after %s comes %s', (day, next) => expect(nextDay(day)).toBe(next));

  it('holds every moment exactly once, in any zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const moments = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, moments, (timeZone, at) => {
        const day = localDayOf(at, timeZone);
        expect(day).toBe(intlDay(at, timeZone));
        const { from, until } = rangeOfLocalDays({ from: day, to: day, timeZone }, LATER);
        expect(from!.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(until!.getTime()).toBeGreaterThan(at.getTime());
        expect(localDayOf(new Date(from!.getTime() - 1), timeZone) < day).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves an end open that is not given', () => {
    expect(rangeOfLocalDays({ timeZone: 'UTC' }, LATER)).toEqual({ from: undefined, until: undefined });
  });

  it('leaves an end open that lies ahead', () => {
    const today = { from: '2026-11-28', to: '2026-11-28', timeZone: 'Asia/Tokyo' };
    const midnight = new Date('2026-11-28T15:00:00Z');
    expect(rangeOfLocalDays(today, new Date(midnight.getTime() - 1)).until).toBeUndefined();
    expect(rangeOfLocalDays(today, midnight).until).toEqual(midnight);
  });
});

describe('a moment by the clock of a zone', () => {
  it.each([
    ['Asia/Kathmandu', '2026-11-18T13:32:05.123Z', '2026-11-18T19:17:05.123+05:45'],
    ['America/St_Johns', '2026-11-18T02:00:00.000Z', '2026-11-17T22:30:00.000-03:30'],
    ['UTC', '2026-11-18T02:00:00.000Z', '2026-11-18T02:00:00.000+00:00'],
    ['Europe/Berlin', '2026-10-25T00:59:59.000Z', '2026-10-25T02:59:59.000+02:00'],
    ['Europe/Berlin', '2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00.000+01:00'],
  ])('in %s', (zone, at, shown) => {
    expect(momentsIn(zone)(new Date(at))).toBe(shown);
    expect(new Date(shown).toISOString()).toBe(at);
  });
});
