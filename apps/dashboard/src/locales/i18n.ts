import { createI18n } from 'vue-i18n';
import { formatNumber, numberLocale } from '../format/number.ts';
import { en, type Messages } from './en.ts';

type Paths<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Paths<T[Key]>}`;
}[keyof T & string];

/** Every key there is: a missing one fails the type check. */
export type TextKey = Paths<Messages>;

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en } });

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
