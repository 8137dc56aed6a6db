import type { Measures, ReportView } from '@smarttag/domain';
import { expect, it } from 'vitest';
import { drawingOf } from './chart-drawing.ts';

const of = (tagged: number): Measures => ({
  submitted: tagged,
  tagged,
  duplicates: 0,
  rejected: 0,
  edits: 0,
  bytes: 0,
  videoSeconds: 0,
  activePartners: 1,
});
const bucket = (label: string, now: number, before: number) => ({
  label,
  from: '',
  until: '',
  days: { from: label, to: label },
  cut: false,
  running: false,
  measures: of(now),
  compared: { label, days: { from: label, to: label }, measures: of(before) },
});
const report = (over: Partial<ReportView> = {}): ReportView => ({
  range: { from: '2026-11-17', to: '2026-11-18' },
  compared: { from: '2026-11-10', to: '2026-11-11' },
  timeZone: 'UTC',
  grain: 'day',
  groupBy: [],
  asOf: '',
  totals: of(6),
  buckets: [bucket('2026-11-17', 4, 7), bucket('2026-11-18', 2, 1)],
  series: [],
  rows: [],
  rowTotals: [],
  columnTotals: [],
  ...over,
});
const split = report({
  groupBy: ['partner'],
  series: [
    { group: { id: 'a' }, measures: [of(3), of(2)] },
    { group: undefined, measures: [of(1), of(0)] },
  ],
});

it('the whole is one bar, as high as what it is compared with', () => {
  const { stacks, before, highest } = drawingOf(report(), 'tagged', 'bars');
  expect(stacks).toEqual([[{ from: 0, to: 4 }], [{ from: 0, to: 2 }]]);
  expect([before, highest]).toEqual([[7, 1], 7]);
});

it('groups are stacked to the same height', () => {
  const { stacks } = drawingOf(split, 'tagged', 'bars');
  expect(stacks.map((parts) => parts.at(-1)!.to)).toEqual([4, 2]);
});

it('curves of groups are compared with nothing, and figures that do not add up are not split', () => {
  const curves = drawingOf(split, 'tagged', 'line');
  expect([curves.lines, curves.before]).toEqual([
    [
      [3, 2],
      [1, 0],
    ],
    undefined,
  ]);
  expect(drawingOf(split, 'activePartners', 'bars').stacks[0]).toHaveLength(1);
});
