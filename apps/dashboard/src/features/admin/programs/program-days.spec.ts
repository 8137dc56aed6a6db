import { afterEach, describe, expect, it } from 'vitest';
import { timeZone } from '../../../format/clock.ts';
import { daysOfSpan, spanOfDays } from './program-days.ts';

const zone = timeZone.value;
afterEach(() => {
  timeZone.value = zone;
});

describe('the days of a program', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Europe/Berlin'])(
    'are whole days in %s',
    (name) => {
      timeZone.value = name;
      const days = { from: '2026-03-29', to: '2026-10-25' };
      expect(daysOfSpan(spanOfDays(days))).toEqual(days);
    },
  );

  it('end with their last moment, and may have no end', () => {
    timeZone.value = 'UTC';
    expect(spanOfDays({ from: '', to: '2026-11-30' })).toEqual({
      opensAt: null,
      closesAt: '2026-12-01T00:00:00.000Z',
    });
    expect(daysOfSpan({})).toEqual({ from: '', to: '' });
  });
});
