import type { Dimension } from '@smarttag/domain';
import { today } from '../../format/time.ts';
import { daysOf, writeRange, type Days, type Range } from '../../components/date-range/range.ts';
import type { Measure } from './measures.ts';
import type { ReportValues } from './use-report.ts';

/** How Tagging History names each in its address. */
const NAMES = {
  partner: 'partnerId',
  kind: 'partnerKind',
  program: 'programId',
  businessCenter: 'businessCenterId',
  outcome: 'outcome',
  format: 'format',
  uploader: 'uploaderId',
} as const satisfies Record<Dimension, string>;

const OF_OUTCOME: Partial<Record<Measure, string>> = {
  tagged: 'tagged',
  duplicates: 'duplicate',
  rejected: 'rejected',
  medianToTagSeconds: 'tagged',
};

export interface Cell {
  measure: Measure;
  /** Without it, the whole range. */
  days?: Days;
  /** The values of the groups it stands for. */
  groups?: { dimension: Dimension; id: string }[];
}

const rangeOf = (range: Range, days: Days | undefined) => {
  const shown = days ?? daysOf(range, today());
  return shown ? writeRange(shown) : 'all';
};

/** The rows behind a number: Tagging History with the same filters, or for edits Activity, which knows partners alone. */
export const wayBehind = (values: ReportValues, { measure, days, groups = [] }: Cell) => {
  const range = rangeOf(values.range, days);
  if (measure === 'edits') {
    const one = groups.find(({ dimension }) => dimension === 'partner');
    const partner = one ? one.id : values.partner.join(',');
    return { name: 'activity', query: { range, kind: 'edits', ...(partner && { partner }) } };
  }
  const query: Record<string, string> = { range };
  for (const dimension of Object.keys(NAMES) as Dimension[])
    if (values[dimension].length > 0) query[NAMES[dimension]] = values[dimension].join(',');
  for (const { dimension, id } of groups) query[NAMES[dimension]] = id;
  const outcome = OF_OUTCOME[measure];
  if (outcome && !groups.some(({ dimension }) => dimension === 'outcome')) query['outcome'] = outcome;
  return { name: 'tagging-history', query };
};
