import { numberLocale } from '../../format/number.ts';

/** Without accents and dots: `févr.` and `Fevrier` begin alike. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{Mark}.]/gu, '')
    .toLowerCase();

const namesIn = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => plain(format.format(Date.UTC(2026, month))));
};

const SHORTEST = 3;

/** 1 to 12 of `mar`, `sept.` or `août`: in the language in use, or in English. Not of `jui`, which begins two. */
export const monthNamed = (typed: string): number | undefined => {
  const word = plain(typed);
  if (word.length < SHORTEST) return undefined;
  for (const locale of [numberLocale.value, 'en-GB']) {
    const fitting = namesIn(locale).flatMap((name, month) => (name.startsWith(word) ? [month + 1] : []));
    if (fitting.length === 1) return fitting[0];
  }
  return undefined;
};
