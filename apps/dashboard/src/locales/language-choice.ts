import { useStorage } from '@vueuse/core';
import { speak } from './i18n.ts';
import { LANGUAGE_CODES, spokenOf, type LanguageCode } from './languages.ts';

/** What was chosen in this browser; nothing until then. */
const choice = useStorage<LanguageCode | null>('smarttag.language', null, undefined, {
  serializer: {
    read: (stored) => LANGUAGE_CODES.find((code) => code === stored) ?? null,
    write: String,
  },
});

/** Kept once it is spoken: a language whose texts do not come is not what a reload begins with. */
export const chooseLanguage = async (code: LanguageCode) => {
  await speak(code);
  choice.value = code;
};

/** A broken line begins in English. */
export const setUpLanguage = () =>
  speak(choice.value ?? spokenOf(navigator.languages)).catch(() => undefined);
