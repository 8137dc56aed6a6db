import { addDays } from '../../format/time.ts';

/** The days of a month in weeks from Monday; undefined before the first and after the last. */
export const weeksOfMonth = (month: string): (string | undefined)[][] => {
  const first = `${month}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, index) =>
    index < before || index >= before + length ? undefined : addDays(first, index - before),
  );
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
};
