import { beforeAll, describe, expect, it } from 'vitest';
import { loadPageTexts, speak, t } from './i18n.ts';
import { LANGUAGE_CODES, languages, spokenOf } from './languages.ts';

type Texts = { [key: string]: string | Texts };

const flat = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as [string, string]] : flat(text, `${path}${key}.`),
  );

/** Without the refusals: in English the server words them. */
const textsOf = async (code: keyof typeof languages) =>
  new Map(
    flat({ ...(await languages[code].first()), ...(await languages[code].pages()) }).filter(
      ([key]) => !key.startsWith('refusals.'),
    ),
  );

const formsOf = (text: string) => text.split('|');
const valuesOf = (text: string) => [...new Set(text.match(/\{[^}]*\}/g))].sort();

describe.each(LANGUAGE_CODES.filter((code) => code !== 'en'))('the texts in %s', (code) => {
  let english: Map<string, string>;
  let texts: Map<string, string>;
  beforeAll(async () => {
    english = await textsOf('en');
    texts = await textsOf(code);
  });

  it('hold what the English ones hold, under the same keys', () => {
    const held = (all: Map<string, string>) =>
      Object.fromEntries([...all].map(([key, text]) => [key, valuesOf(text)]));
    expect(held(texts)).toEqual(held(english));
  });

  it('say something', () => expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]));

  it('have no more forms than the language has, and one of nothing only where English has it', () => {
    const ofNothing = (key: string) => (formsOf(english.get(key)!).length > languages.en.forms ? 1 : 0);
    const tooMany = [...texts].filter(
      ([key, text]) => formsOf(text).length > languages[code].forms + ofNothing(key),
    );
    expect(tooMany).toEqual([]);
    const lost = [...texts].filter(
      ([key, text]) => ofNothing(key) && formsOf(text).length !== languages[code].forms + 1,
    );
    expect(lost).toEqual([]);
  });
});

it('French breaks no line before : ; ? ! » and after «', async () => {
  const breaking = [...(await textsOf('fr'))].filter(([, text]) => / [:;?!»%]|« /.test(text));
  expect(breaking).toEqual([]);
});

it('Korean puts no particle that depends on the sound before it behind a value', async () => {
  const depending = [...(await textsOf('ko'))].filter(([, text]) =>
    /\}(은|는|이|가|을|를|과|와|으로|로)(?=[ ,.])/.test(text),
  );
  expect(depending).toEqual([]);
});

describe('a language', () => {
  it('is the first of the wanted ones that is spoken here, whatever its country', () => {
    expect(spokenOf(['de-CH', 'fr-CH', 'en'])).toBe('fr');
    expect(spokenOf(['ko-KR'])).toBe('ko');
    expect(spokenOf(['en-US'])).toBe('en');
    expect(spokenOf(['de'])).toBe('en');
  });

  it('counts its own way, and nothing at all has words of its own', async () => {
    await loadPageTexts();
    expect(t('list.newRows', { n: 0 })).toBe('0 new');
    expect(t('counts.duplicate', {}, 0)).toBe('0 duplicates');
    expect(t('admin.programs.keep', { count: 0 }, 0)).toBe('No creative is in it.');
    await speak('fr');
    expect(t('counts.duplicate', {}, 0)).toBe('0 doublon');
    expect(t('counts.duplicate', {}, 1200)).toBe('1\u202f200 doublons');
    expect(t('list.newRows', { n: 2 })).toBe('2 nouveaux');
    expect(t('admin.programs.keep', { count: 0 }, 0)).toBe('Aucune création n’y figure.');
    expect(t('admin.programs.keep', { count: 1 }, 1)).toBe('1 création le garde.');
    await speak('ko');
    expect(t('counts.duplicate', {}, 0)).toBe('중복 0개');
    expect(t('counts.duplicate', {}, 1200)).toBe('중복 1,200개');
    expect(t('admin.programs.keep', { count: 0 }, 0)).toBe('이 프로그램에 속한 크리에이티브가 없습니다.');
    expect(t('admin.programs.keep', { count: 1 }, 1)).toBe('크리에이티브 1개는 이 프로그램을 유지합니다.');
    await speak('en');
    expect(t('counts.duplicate', {}, 1)).toBe('1 duplicate');
  });
});
