import { changeOf, type Measures } from '@smarttag/domain';
import { formatBytes } from '../../format/bytes.ts';
import { formatNumber } from '../../format/number.ts';
import { withPercent } from '../../format/percent.ts';
import { t } from '../../locales/i18n.ts';

export const MEASURES = [
  'submitted',
  'tagged',
  'duplicates',
  'rejected',
  'edits',
  'videoSeconds',
  'bytes',
  'medianToTagSeconds',
  'activePartners',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Parts of it make up the whole: it may be stacked, and rows add up. */
export const addsUp = (measure: Measure) => measure !== 'medianToTagSeconds' && measure !== 'activePartners';

export const formatSeconds = (seconds: number) =>
  seconds < 60
    ? t('time.secondsOnly', { s: formatNumber(seconds, { maximumSignificantDigits: 2 }) })
    : t('reports.minutes', {
        n: formatNumber(seconds / 60, { maximumFractionDigits: seconds < 600 ? 1 : 0 }),
      });

/** Minutes, and hours where minutes would have no room. */
const formatVideo = (seconds: number) => {
  const [minutes, hours] = [seconds / 60, seconds / 3_600];
  const figure = (value: number) => formatNumber(value, { maximumFractionDigits: value < 1_000 ? 1 : 0 });
  return minutes < 10_000
    ? t('reports.minutes', { n: figure(minutes) })
    : t('reports.hours', { n: figure(hours) });
};

/** A figure as people read it; none of what there is not. */
export const formatMeasure = (value: number | undefined, measure: Measure): string => {
  if (value === undefined) return t('reports.nothing');
  if (measure === 'bytes') return formatBytes(value);
  if (measure === 'medianToTagSeconds') return formatSeconds(value);
  if (measure === 'videoSeconds') return formatVideo(value);
  return formatNumber(value);
};

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : `−${text}`);

/** `+169` and `+32.2 %`; no share of too few, or of nothing. */
export const changeWords = (
  now: Measures,
  before: Measures | undefined,
  measure: Measure,
): { absolute: string; relative?: string } => {
  const [is, was] = [now[measure], before?.[measure]];
  if (is === undefined || was === undefined) return { absolute: '' };
  const { absolute, relative } = changeOf(is, was);
  if (absolute === 0) return { absolute: t('reports.noChange') };
  const share = relative === undefined ? undefined : Math.abs(relative) * 100;
  return {
    absolute: signed(formatMeasure(Math.abs(absolute), measure), absolute),
    ...(share !== undefined && {
      relative: signed(
        withPercent(formatNumber(share, { minimumFractionDigits: 1, maximumFractionDigits: 1 })),
        absolute,
      ),
    }),
  };
};
