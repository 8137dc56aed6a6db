import type { ReportView } from '@smarttag/domain';
import { stackOf } from './chart-shape.ts';
import { addsUp, type Measure } from './measures.ts';

export type ChartKind = 'bars' | 'line' | 'share';

export interface Drawing {
  /** One stack of parts a bucket; the parts of its groups, or the whole. */
  stacks: { from: number; to: number }[][];
  /** One curve a part. */
  lines?: number[][];
  /** The compared figure of each bucket. */
  before?: number[];
  highest: number;
  share: boolean;
}

/** What of a report is drawn: the same numbers as in its table. */
export const drawingOf = (report: ReportView, measure: Measure, kind: ChartKind): Drawing => {
  const isSplit = report.series.length > 0 && addsUp(measure);
  const wholes = report.buckets.map(({ measures }) => measures[measure] ?? 0);
  const curves = isSplit
    ? report.series.map(({ measures }) => measures.map((one) => one[measure] ?? 0))
    : [wholes];
  const share = kind === 'share' && isSplit;
  const stacks = wholes.map((_, index) =>
    stackOf(
      curves.map((curve) => curve[index]!),
      share,
    ),
  );
  // Curves of groups stand beside one another: the whole of before is comparable with none of them.
  const isWhole = !share && (kind !== 'line' || curves.length === 1);
  const before =
    report.compared && isWhole
      ? report.buckets.map(({ compared }) => compared?.measures[measure] ?? 0)
      : undefined;
  const lines = kind === 'line' ? curves : undefined;
  const highest = Math.max(
    0,
    ...(before ?? []),
    ...(lines ? lines.flat() : stacks.map((one) => one.at(-1)?.to ?? 0)),
  );
  return { stacks, lines, before, highest, share };
};
