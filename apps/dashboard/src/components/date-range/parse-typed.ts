import { monthNamed } from './month-names.ts';
import type { Days } from './range.ts';

const two = (value: number) => String(value).padStart(2, '0');

interface Typed {
  day?: number;
  month?: number;
  year?: number;
}

/** As figures: `2026-03-01`, `2026-03`, and in Korean `2026년 3월 1일`, `3월 1일`, `31일`. */
const ISO = /^(?<year>\d{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?$/;
const KOREAN = /^(?:(?<year>\d{4})년)?\s*(?:(?<month>\d{1,2})월)?\s*(?:(?<day>\d{1,2})일)?$/;
/** With a word for the month, or for a day whose month stands at the other end: `1 mar 2026`, `1er mars`, `1`. */
const WORDS = /^(?:(?<day>\d{1,2})(?:er|\.)?)?(?:\s*(?<name>\p{Letter}+)\.?(?:\s+(?<year>\d{4}))?)?$/u;

const numberOf = (figures: string | undefined) => (figures ? Number(figures) : undefined);

const parseDate = (text: string): Typed | undefined => {
  const found = ISO.exec(text) ?? KOREAN.exec(text) ?? WORDS.exec(text);
  if (!text || !found?.groups) return undefined;
  const { day, month, year, name } = found.groups;
  const named = name ? monthNamed(name) : numberOf(month);
  if (name && !named) return undefined;
  return { day: numberOf(day), month: named, year: numberOf(year) };
};

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const toDay = ({ day, month, year }: Required<Typed>) => {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
};

const BETWEEN = /\s+(?:-|to|au)\s+|\s*[–~]\s*|\.\.|(?<=[월일])\s*-\s*|부터\s*/;

/** What people type: `1 mar - 31 mar`, `1 – 18 nov`, `march 2026`, `2026-03-01 – 2026-03-31`, in the language in use
 * or in English. Without a year, the last such days. */
export const parseTypedRange = (typed: string, today: string): Days | undefined => {
  const parts = typed
    .trim()
    .toLowerCase()
    .replace(/^du\s+|\s*까지$/g, '')
    .split(BETWEEN);
  const first = parseDate(parts[0] ?? '');
  const last = parts.length > 1 ? parseDate(parts[1]!) : first;
  const firstMonth = first?.month ?? last?.month;
  const lastMonth = last?.month ?? firstMonth;
  if (!first || !last || !firstMonth || !lastMonth || parts.length > 2) return undefined;

  let lastYear = last.year ?? first.year ?? Number(today.slice(0, 4));
  const startsAt = `${two(firstMonth)}-${two(first.day ?? 1)}`;
  if (!last.year && !first.year && `${lastYear}-${startsAt}` > today && lastMonth >= firstMonth)
    lastYear -= 1;
  const firstYear = first.year ?? (firstMonth > lastMonth ? lastYear - 1 : lastYear);

  const from = toDay({ day: first.day ?? 1, month: firstMonth, year: firstYear });
  const to = toDay({ day: last.day ?? lastDay(lastYear, lastMonth), month: lastMonth, year: lastYear });
  return from && to && from <= to ? { from, to } : undefined;
};
