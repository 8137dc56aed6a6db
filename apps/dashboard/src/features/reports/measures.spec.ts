import { beforeAll, expect, it } from 'vitest';
import { loadPageTexts } from '../../locales/i18n.ts';
import { formatMeasure } from './measures.ts';

beforeAll(loadPageTexts);

it.each([
  [90, '1.5 min'],
  [60 * 4_567.8, '4,568 min'],
  [60 * 10_000, '166.7 h'],
  [60 * 462_039.1, '7,701 h'],
])('says %d seconds of video in as few figures as fit: %s', (seconds, words) =>
  expect(formatMeasure(seconds, 'videoSeconds')).toBe(words),
);
