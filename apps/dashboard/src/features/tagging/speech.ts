import { formatPercent } from '../../format/percent.ts';
import { t } from '../../locales/i18n.ts';
import type { BatchSummary } from './batch/batch-summary.ts';

/** What speech remembers of a batch; changes between two of these are what is said. */
export interface Heard {
  sending: number;
  /** 0 to 4. */
  quarter: number;
  arrived: boolean;
  decided: boolean;
}

export const heardOf = (summary: BatchSummary): Heard => ({
  sending: (summary.counts.uploading ?? 0) + (summary.counts.waiting ?? 0),
  quarter: summary.takenBytes === 0 ? 0 : Math.floor((4 * summary.arrivedBytes) / summary.takenBytes),
  arrived: summary.taken > 0 && summary.arrived === summary.taken,
  decided: summary.taken > 0 && summary.decided === summary.taken,
});

const OUTCOMES = ['tagged', 'duplicate', 'rejected', 'failed'] as const;

/** `5 tagged, 2 duplicates, 1 rejected` */
const outcomes = ({ counts }: BatchSummary) =>
  OUTCOMES.filter((group) => counts[group])
    .map((group) => t(`tagging.dock.counts.${group}`, {}, counts[group]))
    .join(', ');

/** The sentence for a screen reader, or none: at the start, at each quarter, at the end, after tagging. */
export const spoken = (before: Heard, summary: BatchSummary): string | undefined => {
  const now = heardOf(summary);
  if (now.decided && !before.decided) return outcomes(summary);
  if (now.arrived && !before.arrived) return t('tagging.speech.allArrived', {}, summary.taken);
  if (before.sending === 0 && now.sending > 0) return t('tagging.speech.uploading', {}, now.sending);
  if (now.quarter > before.quarter && now.quarter < 4)
    return t('tagging.speech.percent', { percent: formatPercent(now.quarter / 4) });
  return undefined;
};
