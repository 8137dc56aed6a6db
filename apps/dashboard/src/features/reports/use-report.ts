import { useDebounceFn } from '@vueuse/core';
import { DIMENSIONS, GRAINS, OUTCOMES, PARTNER_KINDS, type Grain, type LiveEvent } from '@smarttag/domain';
import { computed, onScopeDispose } from 'vue';
import { rangeQuery } from '../../components/list/range-query.ts';
import {
  choiceFilter,
  listFilter,
  rangeFilter,
  useUrlFilters,
  type FilterValues,
} from '../../components/list/url-filters.ts';
import { useLoaded } from '../../components/use-loaded.ts';
import { addDays, today } from '../../format/time.ts';
import { onLiveEvent } from '../../events/live-events.ts';
import { againstFilter, againstQuery } from './against.ts';
import { MEASURES } from './measures.ts';
import { getReport } from './reports.api.ts';

export const CHARTS = ['bars', 'line', 'share'] as const;
const SPLITS = ['none', ...DIMENSIONS] as const;

export const reportFilters = {
  range: rangeFilter({ preset: 'last28' }),
  against: againstFilter(),
  grain: choiceFilter(['day', ...GRAINS.filter((grain) => grain !== 'day')]),
  split: choiceFilter(SPLITS),
  columns: choiceFilter(SPLITS),
  figure: choiceFilter(['tagged', ...MEASURES.filter((measure) => measure !== 'tagged')]),
  chart: choiceFilter(CHARTS),
  program: listFilter(),
  partner: listFilter(),
  kind: listFilter(PARTNER_KINDS),
  businessCenter: listFilter(),
  outcome: listFilter(OUTCOMES),
  format: listFilter(),
  uploader: listFilter(),
};
export type ReportValues = FilterValues<typeof reportFilters>;

/** Further back there is nothing, and a report reaches no further. */
const ALL_TIME_DAYS = 3_653;

/** All time is drawn by months, whichever step is chosen. */
const spanQuery = (range: ReportValues['range'], grain: Grain) => {
  const query = rangeQuery(range);
  if ('from' in query) return { ...query, grain };
  const to = today();
  return { ...query, from: addDays(to, 1 - ALL_TIME_DAYS), to, grain: 'month' as const };
};

/** The same as the server takes it; what only the page needs is left out, so that it asks no twice. */
export const reportQuery = (values: ReportValues) => {
  const { range, against, grain, split, columns, program, partner, kind, businessCenter, uploader } = values;
  // Columns are chosen beside rows; they wait in the address while there are none.
  const groupBy = split === 'none' ? [] : [...new Set([split, columns])].filter((one) => one !== 'none');
  return {
    ...spanQuery(range, grain),
    ...againstQuery(against),
    ...(groupBy.length > 0 && { groupBy }),
    outcome: values.outcome,
    format: values.format,
    programId: program,
    partnerId: partner,
    partnerKind: kind,
    businessCenterId: businessCenter,
    uploaderId: uploader,
  };
};

const COUNTED = ['tagged', 'duplicate', 'rejected', 'edited', 'reverted'];
const counts = ({ action }: LiveEvent) => COUNTED.some((word) => action === `creative.${word}`);
/** Roll-ups follow history within moments; many files are one look. */
const GATHER_MS = 4_000;

/** One report, as its address says; kept up to date while it is open. */
export const useReport = () => {
  const { values, set } = useUrlFilters(reportFilters);
  const query = computed(() => reportQuery(values.value));
  const report = useLoaded(
    (signal) => getReport({ query: query.value, signal }),
    () => JSON.stringify(query.value),
  );
  const look = useDebounceFn(report.load, GATHER_MS, { maxWait: 3 * GATHER_MS });
  onScopeDispose(onLiveEvent((event) => counts(event) && void look()));
  return { values, set, query, ...report };
};
