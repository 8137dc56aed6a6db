import {
  OUTCOMES,
  PARTNER_KINDS,
  groupDigits,
  type TaggingFacetName,
  type TaggingHistoryFacets,
} from '@smarttag/domain';
import { computed, onMounted, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import type { FilterField, FilterOption } from '../../components/list/filter-field.ts';
import { t } from '../../locales/i18n.ts';
import { useCatalogue } from '../catalogue/catalogue.store.ts';
import { inFilterOrder } from './filter-order.ts';
import type { HistoryFilters } from './history-filters.ts';

const PLATFORM_ONLY: readonly TaggingFacetName[] = ['partnerKind', 'partnerId'];
const ORDER: readonly TaggingFacetName[] = [
  'outcome',
  'programId',
  'partnerId',
  'partnerKind',
  'businessCenterId',
  'uploaderId',
  'format',
];

/** What the history can be filtered by, with its choices and their counts; companies only for the platform. */
export const useHistoryFilters = (
  filters: ComputedRef<HistoryFilters>,
  facets: Ref<TaggingHistoryFacets | undefined>,
  allPartners: ComputedRef<boolean>,
) => {
  const catalogue = useCatalogue();
  onMounted(catalogue.load);

  /** Names the server told, kept: a chosen value may leave the counts. */
  const told = shallowRef<ReadonlyMap<string, string>>(new Map());
  watch(facets, (now) => {
    const values = Object.values(now?.facets ?? {}).flatMap(({ values }) => values);
    const named = values.flatMap(({ value, name }): [string, string][] => (name ? [[value, name]] : []));
    told.value = new Map([...told.value, ...named]);
  });

  const named = (things: readonly { id: string; name: string }[]): [string, string][] =>
    things.map(({ id, name }) => [id, name]);
  const centers = () =>
    catalogue.businessCenters.map(({ businessCenterId, name }): [string, string] => [
      businessCenterId,
      name ?? groupDigits(businessCenterId),
    ]);
  /** Values that are known before any row is, with their words. */
  const known = computed<Partial<Record<TaggingFacetName, ReadonlyMap<string, string>>>>(() => ({
    outcome: new Map(OUTCOMES.map((outcome) => [outcome, t(`states.${outcome}`)])),
    partnerKind: new Map(PARTNER_KINDS.map((kind) => [kind, t(`kinds.${kind}`)])),
    programId: new Map(named(catalogue.programs)),
    partnerId: new Map(named(catalogue.partners)),
    businessCenterId: new Map(centers()),
  }));

  const wordsOf = (name: TaggingFacetName, value: string) => {
    if (name === 'businessCenterId') return known.value[name]?.get(value) ?? groupDigits(value);
    if (name === 'format') return value.toUpperCase() || t('taggingHistory.noFormat');
    return known.value[name]?.get(value) ?? told.value.get(value) ?? value;
  };

  const optionsOf = (name: TaggingFacetName): FilterOption[] => {
    const facet = facets.value?.facets[name];
    const counts = new Map(facet?.values.map((one) => [one.value, one]));
    const zero = facet?.complete ? { count: 0, exceeded: false } : undefined;
    const values = new Set([...counts.keys(), ...(known.value[name]?.keys() ?? []), ...filters.value[name]]);
    const options = [...values].map((value) => ({
      value,
      label: wordsOf(name, value),
      status: name === 'outcome' ? (value as (typeof OUTCOMES)[number]) : undefined,
      count: counts.get(value) ?? zero,
    }));
    return inFilterOrder(name, options);
  };

  return computed<FilterField[]>(() =>
    ORDER.filter((name) => allPartners.value || !PLATFORM_ONLY.includes(name)).map((name) => ({
      key: name,
      label: t(`taggingHistory.filters.${name}`),
      options: optionsOf(name),
      chosen: filters.value[name],
    })),
  );
};
