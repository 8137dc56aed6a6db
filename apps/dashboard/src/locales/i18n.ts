import { createI18n } from 'vue-i18n';
import { formatNumber, numberLocale } from '../format/number.ts';
import { en } from './en.ts';
import type { TextKey } from './keys.ts';

export type { TextKey };

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en } });

let pageTexts: Promise<void> | undefined;

/** The texts of every page but the first one, loaded once; a broken line is tried again by the next page. */
export const loadPageTexts = () =>
  (pageTexts ??= import('./en.pages.ts').then(
    ({ enPages }) => i18n.global.mergeLocaleMessage('en', enPages),
    (error: unknown) => {
      pageTexts = undefined;
      throw error;
    },
  ));

type Values = Record<string, string | number>;

/** The text of a key. `plural` chooses the form and fills `{n}`, in the digits of the language. */
export const t = (key: TextKey, values: Values = {}, plural?: number): string => {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value) : value,
    ]),
  );
  return plural === undefined
    ? i18n.global.t(key, shown)
    : i18n.global.t(key, { n: formatNumber(plural), ...shown }, { plural });
};

export const setLanguage = (language: 'en') => {
  i18n.global.locale.value = language;
  numberLocale.value = language === 'en' ? 'en-GB' : language;
  document.documentElement.lang = language;
};
