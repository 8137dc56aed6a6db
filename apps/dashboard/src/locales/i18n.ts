import type { ErrorCode } from '@smarttag/domain';
import { computed } from 'vue';
import { createI18n } from 'vue-i18n';
import { formatNumber, numberLocale } from '../format/number.ts';
import { en } from './en.ts';
import type { TextKey } from './keys.ts';
import { LANGUAGE_CODES, languages, type LanguageCode } from './languages.ts';

export type { TextKey };

/** A text may have one form more than its language: the first one is then of nothing at all. */
const pluralRuleOf = (code: LanguageCode) => (n: number, forms: number) => {
  const form = languages[code].formOf(n);
  if (forms <= languages[code].forms) return form;
  return n === 0 ? 0 : form + 1;
};

export const i18n = createI18n({
  legacy: false,
  locale: 'en' as LanguageCode,
  fallbackLocale: 'en',
  messages: { en } as Record<LanguageCode, typeof en>,
  pluralRules: Object.fromEntries(LANGUAGE_CODES.map((code) => [code, pluralRuleOf(code)])),
});

export const language = computed(() => i18n.global.locale.value);

const loaded = new Map([['first en', Promise.resolve()]]);

/** Once for each language; a broken line is tried again by whoever asks next. */
const load = (part: 'first' | 'pages', code: LanguageCode) => {
  const name = `${part} ${code}`;
  const loading =
    loaded.get(name) ??
    languages[code][part]().then(
      (texts) => i18n.global.mergeLocaleMessage(code, texts),
      (error: unknown) => {
        loaded.delete(name);
        throw error;
      },
    );
  loaded.set(name, loading);
  return loading;
};

let pagesAreShown = false;

/** The texts of every page but the first one. */
export const loadPageTexts = () => {
  pagesAreShown = true;
  return load('pages', language.value);
};

let wanted: LanguageCode = 'en';

/** Speaks another language once its texts are here, and the present one until then. */
export const speak = async (code: LanguageCode) => {
  wanted = code;
  await load('first', code);
  if (pagesAreShown) await load('pages', code);
  // Another one may have been chosen meanwhile.
  if (wanted !== code) return;
  i18n.global.locale.value = code;
  numberLocale.value = languages[code].format;
  document.documentElement.lang = code;
};

/** English is what the server speaks, and says more than a code. */
export const refusalIn = ({ code, message }: { code: ErrorCode; message: string }) => {
  const key = `refusals.${code}`;
  return i18n.global.te(key, language.value) ? i18n.global.t(key) : message;
};

type Values = Record<string, string | number>;

/** The text of a key. `plural`, or a number `n`, chooses the form; `{n}` is in the digits of the language. */
export const t = (key: TextKey, values: Values = {}, plural?: number): string => {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value) : value,
    ]),
  );
  const counted = plural ?? (typeof values.n === 'number' ? values.n : undefined);
  return counted === undefined
    ? i18n.global.t(key, shown)
    : i18n.global.t(key, { n: formatNumber(counted), ...shown }, { plural: counted });
};
