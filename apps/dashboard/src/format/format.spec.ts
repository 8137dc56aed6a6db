import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../locales/i18n.ts';
import { formatBytes, formatBytesOf, formatSpeed } from './bytes.ts';
import { now, timeZone } from './clock.ts';
import { formatDuration, formatLongDuration } from './duration.ts';
import { listOf } from './list.ts';
import { formatBoundedCount, formatNumber } from './number.ts';
import { formatPercent } from './percent.ts';
import { initialsOf } from './person.ts';
import { formatDayHead, formatDayRange, formatExact, formatTimeWithSeconds, formatWhen } from './time.ts';

/** People read a space; that it does not break is the browser's business. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [84_000, '84 kB'],
    [412e6, '412 MB'],
    [999.7e6, '1 GB'],
    [1.9e9, '1.9 GB'],
    [3.472e9, '3.47 GB'],
    [158e9, '158 GB'],
  ])('%d bytes are %s', (bytes, words) => expect(plain(formatBytes(bytes))).toBe(words));

  it('a part is told in the unit of the whole', () => {
    expect(formatBytesOf(556e6, 868e6).done).toBe('556');
    expect(formatBytesOf(2.12e9, 3.28e9).done).toBe('2.12');
    expect(formatBytesOf(120e6, 3.28e9).done).toBe('0.12');
  });

  it('speed', () => expect(plain(formatSpeed(18.2e6))).toBe('18.2 MB/s'));
});

describe('numbers', () => {
  it('group thousands', () => expect(formatNumber(2099)).toBe('2,099'));
  it('say 100 % only for all of it', () => {
    expect(plain(formatPercent(0.64))).toBe('64 %');
    expect(plain(formatPercent(0.9999))).toBe('99 %');
    expect(plain(formatPercent(0.29))).toBe('29 %');
    expect(plain(formatPercent(1))).toBe('100 %');
  });
  it('show the bound of exact counting', () =>
    expect(formatBoundedCount({ count: 10_000, exceeded: true })).toBe('10,000+'));
});

describe('durations', () => {
  it('of a film', () => {
    expect(formatDuration(15.02)).toBe('0:15');
    expect(formatDuration(124)).toBe('2:04');
    expect(formatDuration(3723)).toBe('1:02:03');
  });
  it('of many films', () => {
    expect(formatLongDuration(9660)).toBe('2 h 41 min');
    expect(formatLongDuration(40)).toBe('40 s');
    expect(formatLongDuration(7200)).toBe('2 h');
  });
});

describe('times', () => {
  beforeEach(() => {
    now.value = new Date('2026-11-18T15:00:00Z');
    timeZone.value = 'Europe/London';
  });

  it.each([
    ['2026-11-18T14:32:08Z', 'Today 14:32'],
    ['2026-11-17T17:05:00Z', 'Yesterday 17:05'],
    ['2026-11-13T18:47:00Z', '13 Nov 18:47'],
    ['2026-03-03T10:00:00Z', '3 March 2026'],
  ])('%s reads %s', (at, words) => expect(formatWhen(at)).toBe(words));

  it('are those of the zone, not of the server', () => {
    timeZone.value = 'Asia/Kathmandu';
    expect(formatTimeWithSeconds('2026-11-18T18:20:00Z')).toBe('00:05:00');
    expect(formatWhen('2026-11-18T10:00:00Z')).toBe('Today 15:45');
  });

  it('a proof names the zone', () =>
    expect(formatExact('2026-11-17T17:05:52Z')).toBe('17 November 2026, 17:05:52 Europe/London'));

  it('the head of a day', () => {
    expect(formatDayHead('2026-11-18')).toBe('Today, Wednesday 18 November');
    expect(formatDayHead('2026-11-17')).toBe('Yesterday, Tuesday 17 November');
    expect(formatDayHead('2025-11-17')).toBe('Monday, 17 November 2025');
  });

  it('a range says no more than it must', () => {
    expect(formatDayRange('2026-10-22', '2026-11-18')).toBe('22 Oct – 18 Nov 2026');
    expect(formatDayRange('2026-11-01', '2026-11-18')).toBe('1 – 18 Nov 2026');
    expect(formatDayRange('2025-12-22', '2026-01-03')).toBe('22 Dec 2025 – 3 Jan 2026');
    expect(formatDayRange('2026-11-18', '2026-11-18')).toBe('18 Nov 2026');
  });
});

it('initials are first and last', () => {
  expect(initialsOf('Dana Whitfield')).toBe('DW');
  expect(initialsOf('Northlight Studio')).toBe('NS');
  expect(initialsOf('Priya')).toBe('P');
  expect(initialsOf('')).toBe('');
});

describe('Korean', () => {
  beforeAll(() => speak('ko'));
  afterAll(() => speak('en'));

  it('writes short units, no space before a percent sign, and the year first', () => {
    expect(plain(formatBytes(33))).toBe('33 B');
    expect(plain(formatBytes(412e6))).toBe('412 MB');
    expect(formatPercent(0.64)).toBe('64%');
    expect(formatDayRange('2026-10-22', '2026-11-18')).toBe('2026년 10월 22일~11월 18일');
    expect(formatLongDuration(9_660)).toBe('2시간 41분');
  });

  it('sets what is told together apart', () =>
    expect(listOf(['태깅 완료 5개', '중복 2개', '거부 1개'])).toBe('태깅 완료 5개, 중복 2개 및 거부 1개'));
});
