import { en } from './en.ts';
import type { FirstMessages, PageMessages, Refusals } from './keys.ts';

interface Language {
  /** In itself: whoever looks for it may read no other. */
  name: string;
  /** How numbers, dates and lists are written. */
  format: string;
  /** How many forms a counted thing has, and which of them `n` takes. */
  forms: number;
  formOf: (n: number) => number;
  first: () => Promise<FirstMessages & { refusals?: Refusals }>;
  pages: () => Promise<PageMessages>;
}

/** English is in the entry; the texts of the others come when they are spoken. */
export const languages = {
  en: {
    name: 'English',
    format: 'en-GB',
    forms: 2,
    formOf: (n) => (Math.abs(n) === 1 ? 0 : 1),
    first: () => Promise.resolve(en),
    pages: async () => (await import('./en.pages.ts')).enPages,
  },
  fr: {
    name: 'Français',
    format: 'fr-FR',
    forms: 2,
    // 0 fichier, 1,5 fichier, 2 fichiers
    formOf: (n) => (Math.abs(n) < 2 ? 0 : 1),
    first: async () => (await import('./fr.ts')).fr,
    pages: async () => (await import('./fr.pages.ts')).frPages,
  },
  ko: {
    name: '한국어',
    format: 'ko-KR',
    forms: 1,
    formOf: () => 0,
    first: async () => (await import('./ko.ts')).ko,
    pages: async () => (await import('./ko.pages.ts')).koPages,
  },
} satisfies Record<string, Language>;

export type LanguageCode = keyof typeof languages;
export const LANGUAGE_CODES = Object.keys(languages) as LanguageCode[];

/** The first language of the list that is spoken here, whatever its country. */
export const spokenOf = (wanted: readonly string[]): LanguageCode =>
  wanted
    .map((tag) => LANGUAGE_CODES.find((code) => code === tag.toLowerCase().split('-')[0]))
    .find((code) => code !== undefined) ?? 'en';
