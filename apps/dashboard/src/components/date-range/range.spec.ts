import { afterEach, describe, expect, it } from 'vitest';
import { addDays, formatDayRange } from '../../format/time.ts';
import { speak, t } from '../../locales/i18n.ts';
import { LANGUAGE_CODES } from '../../locales/languages.ts';
import { parseTypedRange } from './parse-typed.ts';
import { canStep, daysOf, readRange, stepDays, writeRange } from './range.ts';

const today = '2026-11-18';

describe('presets', () => {
  it('count today as the last day', () => {
    expect(daysOf({ preset: 'last28' }, today)).toEqual({ from: '2026-10-22', to: today });
    expect(daysOf({ preset: 'last7' }, '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' });
  });

  it('know months, quarters and years', () => {
    expect(daysOf({ preset: 'lastMonth' }, '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf({ preset: 'thisQuarter' }, today)).toEqual({ from: '2026-10-01', to: today });
    expect(daysOf({ preset: 'yearToDate' }, today)).toEqual({ from: '2026-01-01', to: today });
    expect(daysOf({ preset: 'all' }, today)).toBeUndefined();
  });
});

describe('the stepper', () => {
  it('moves by the length of the range', () => {
    const days = { from: '2026-10-22', to: '2026-11-18' };
    expect(stepDays(days, -1)).toEqual({ from: '2026-09-24', to: '2026-10-21' });
    expect(stepDays(stepDays(days, -1), 1)).toEqual(days);
  });

  it('moves whole months by whole months, over leap days and years', () => {
    expect(stepDays({ from: '2028-03-01', to: '2028-03-31' }, -1)).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    });
    expect(stepDays({ from: '2026-11-01', to: '2026-12-31' }, 1)).toEqual({
      from: '2027-01-01',
      to: '2027-02-28',
    });
  });

  it('stops where only the future is', () => {
    expect(canStep({ preset: 'last28' }, 1, today)).toBe(false);
    expect(canStep({ preset: 'yesterday' }, 1, today)).toBe(true);
    expect(canStep({ preset: 'all' }, -1, today)).toBe(false);
  });
});

describe('in the address', () => {
  it('a preset stays a preset, days stay days', () => {
    for (const text of ['last28', 'all', '2026-10-22..2026-11-18'])
      expect(writeRange(readRange(text)!)).toBe(text);
  });

  it('turns a range around and refuses what is no day', () => {
    expect(readRange('2026-11-18..2026-10-22')).toEqual({ from: '2026-10-22', to: '2026-11-18' });
    expect(readRange('2026-02-30..2026-03-01')).toBeUndefined();
    expect(readRange('soon')).toBeUndefined();
  });
});

describe('typed ranges', () => {
  it.each([
    ['1 mar - 31 mar', { from: '2026-03-01', to: '2026-03-31' }],
    ['1 Mar 2025 – 31 Mar 2025', { from: '2025-03-01', to: '2025-03-31' }],
    ['march 2026', { from: '2026-03-01', to: '2026-03-31' }],
    ['2026-03-01 - 2026-03-05', { from: '2026-03-01', to: '2026-03-05' }],
    ['20 dec to 10 jan', { from: '2025-12-20', to: '2026-01-10' }],
    ['1 – 18 nov 2026', { from: '2026-11-01', to: '2026-11-18' }],
    ['12 dec', { from: '2025-12-12', to: '2025-12-12' }],
  ])('understands %s', (typed, days) => expect(parseTypedRange(typed, today)).toEqual(days));

  it.each(['31 feb', 'x', '31 mar - 1 mar 2026 - 2', '12'])('says no to %s', (typed) =>
    expect(parseTypedRange(typed, today)).toBeUndefined(),
  );
});

describe.each(LANGUAGE_CODES)('typed in %s', (code) => {
  afterEach(() => speak('en'));

  it('the example of the hint is understood, and so is English', async () => {
    await speak(code);
    const march = { from: '2026-03-01', to: '2026-03-31' };
    for (const hint of [t('range.typed'), t('range.notUnderstood')]) {
      const example = /[\d\p{Letter}]*\d\S*( \S+)? - \d\S* [\d\p{Letter}]+/u.exec(hint)?.[0];
      expect(parseTypedRange(example ?? hint, today)).toEqual(march);
    }
    expect(parseTypedRange('1 mar - 31 mar', today)).toEqual(march);
  });

  it('a range is understood as it is shown', async () => {
    await speak(code);
    for (let start = 0; start < 900; start += 11)
      for (const length of [0, 1, 9, 27, 60, 364, 500]) {
        const from = addDays('2024-01-01', start);
        const days = { from, to: addDays(from, length) };
        expect(parseTypedRange(formatDayRange(days.from, days.to), today)).toEqual(days);
      }
  });
});

it('French is understood with accents, points and 1er', async () => {
  await speak('fr');
  const july = { from: '2026-07-01', to: '2026-07-31' };
  expect(parseTypedRange('du 1er juil. au 31 juillet', today)).toEqual(july);
  expect(parseTypedRange('fevrier 2026', today)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(parseTypedRange('1 jui - 3 jui', today)).toBeUndefined();
  await speak('en');
});

it('Korean is understood with and without spaces, in figures and in words', async () => {
  await speak('ko');
  const march = { from: '2026-03-01', to: '2026-03-31' };
  for (const typed of ['3월 1일-3월 31일', '3월1일~31일', '2026년 3월', '3월 1일부터 3월 31일까지'])
    expect(parseTypedRange(typed, today)).toEqual(march);
  expect(parseTypedRange('13월 1일', today)).toBeUndefined();
  await speak('en');
});
