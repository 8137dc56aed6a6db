import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY_MS, QUARTER_MS } from './calendar.js';
import { nextUtcMonth, unitsOf } from './units.js';

const quarters = fc
  .integer({ min: Date.UTC(2023, 11, 1) / QUARTER_MS, max: Date.UTC(2025, 1, 1) / QUARTER_MS })
  .map((quarter) => quarter * QUARTER_MS);

it('a span is made of the largest whole units inside it, each moment once', () => {
  fc.assert(
    fc.property(quarters, quarters, quarters, (a, b, monthsUntil) => {
      const [from, until] = [Math.min(a, b), Math.max(a, b)];
      const units = unitsOf({ from: new Date(from), until: new Date(until) }, new Date(monthsUntil));
      const pieces = [
        ...units.months.map((at) => [at.getTime(), nextUtcMonth(at).getTime()]),
        ...units.days.map((at) => [at.getTime(), at.getTime() + DAY_MS]),
        ...units.quarters.map((span) => [span.from.getTime(), span.until.getTime()]),
      ].sort((x, y) => x[0]! - y[0]!);
      let reached = from;
      for (const [start, end] of pieces) {
        expect(start).toBe(reached);
        reached = end!;
      }
      expect(reached).toBe(until);
      // No whole day is taken apart, and no month that is summed up.
      for (const span of units.quarters) {
        const firstMidnight = Math.ceil(span.from.getTime() / DAY_MS) * DAY_MS;
        expect(firstMidnight + DAY_MS > span.until.getTime()).toBe(true);
      }
      const days = new Set(units.days.map((day) => day.getTime()));
      for (const day of units.days) {
        const next = nextUtcMonth(day).getTime();
        if (day.getUTCDate() !== 1 || next > Math.min(until, monthsUntil)) continue;
        expect(days.has(next - DAY_MS)).toBe(false);
      }
    }),
    { numRuns: 1_000 },
  );
});
