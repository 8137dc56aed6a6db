import type { Days } from './range.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (value: number) => String(value).padStart(2, '0');

interface Typed {
  day?: number;
  month: number;
  year?: number;
}

const parseDate = (text: string): Typed | undefined => {
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: iso[3] ? Number(iso[3]) : undefined };
  const words = /^(?:(\d{1,2})\.?\s+)?([a-z]{3,9})\.?(?:\s+(\d{4}))?$/.exec(text);
  if (!words) return undefined;
  const month = MONTHS.indexOf(words[2]!.slice(0, 3)) + 1;
  if (month === 0) return undefined;
  return {
    month,
    day: words[1] ? Number(words[1]) : undefined,
    year: words[3] ? Number(words[3]) : undefined,
  };
};

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const toDay = ({ day, month, year }: Required<Typed>) => {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
};

/** What people type: `1 mar - 31 mar`, `march 2026`, `2026-03-01 – 2026-03-31`. Without a year, the last such days. */
export const parseTypedRange = (typed: string, today: string): Days | undefined => {
  const parts = typed
    .trim()
    .toLowerCase()
    .split(/\s+(?:-|–|to|\.\.)\s+|\s*–\s*|\.\./);
  const first = parseDate(parts[0] ?? '');
  const last = parts.length > 1 ? parseDate(parts[1]!) : first;
  if (!first || !last || parts.length > 2) return undefined;

  let lastYear = last.year ?? first.year ?? Number(today.slice(0, 4));
  const startsAt = `${two(first.month)}-${two(first.day ?? 1)}`;
  if (!last.year && !first.year && `${lastYear}-${startsAt}` > today && last.month >= first.month)
    lastYear -= 1;
  const firstYear = first.year ?? (first.month > last.month ? lastYear - 1 : lastYear);

  const from = toDay({ day: first.day ?? 1, month: first.month, year: firstYear });
  const to = toDay({ day: last.day ?? lastDay(lastYear, last.month), month: last.month, year: lastYear });
  return from && to && from <= to ? { from, to } : undefined;
};
