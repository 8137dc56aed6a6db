import { CREATIVE_STATES, formatOf, groupDigits, type CreativeView } from '@smarttag/domain';
import { computed, onMounted, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import type { FilterField } from '../../../components/list/filter-field.ts';
import { statusOf } from '../../../components/status.ts';
import { compareNames } from '../../../format/order.ts';
import { t } from '../../../locales/i18n.ts';
import { useCatalogue } from '../../catalogue/catalogue.store.ts';
import type { CreativeListFilters } from './creative-list-filters.ts';

/** What nearly every video is; others become a choice once a row has them. */
const USUAL_FORMATS = ['mp4', 'mov', 'webm'];

/** Formats of the rows so far: a choice stays when its rows are filtered away. */
const useSeenFormats = (rows: Ref<readonly CreativeView[]>) => {
  const seen = shallowRef<ReadonlySet<string>>(new Set());
  const add = (now: readonly CreativeView[]) =>
    (seen.value = new Set([...seen.value, ...now.map(({ fileName }) => formatOf(fileName))]));
  watch(rows, add, { immediate: true });
  return seen;
};

const byLabel = (a: { label: string }, b: { label: string }) => compareNames(a.label, b.label);

/** What the list can be filtered by, with its choices; partners only under the all-partners scope. */
export const useCreativeFields = (
  filters: ComputedRef<CreativeListFilters>,
  allPartners: ComputedRef<boolean>,
  rows: Ref<readonly CreativeView[]>,
) => {
  const catalogue = useCatalogue();
  onMounted(catalogue.load);
  const formats = useSeenFormats(rows);

  const centers = computed(() => {
    const named = catalogue.businessCenters.map(({ businessCenterId, name }): [string, string] => [
      businessCenterId,
      name ?? groupDigits(businessCenterId),
    ]);
    // One that was only pasted has no name here, and is a filter all the same.
    const pasted = filters.value.businessCenter.map((id): [string, string] => [id, groupDigits(id)]);
    return [...new Map([...pasted, ...named])].map(([value, label]) => ({ value, label })).sort(byLabel);
  });

  return computed<FilterField[]>(() => [
    {
      key: 'state',
      label: t('creatives.filters.state'),
      options: CREATIVE_STATES.map((state) => ({
        value: state,
        label: t(`states.${state}`),
        status: statusOf(state),
      })),
      chosen: filters.value.state,
    },
    {
      key: 'program',
      label: t('creatives.filters.program'),
      options: catalogue.programs.map(({ id, name, archivedAt }) => ({
        value: id,
        label: archivedAt ? t('creatives.archivedProgram', { name }) : name,
      })),
      chosen: filters.value.program,
    },
    {
      key: 'businessCenter',
      label: t('creatives.filters.businessCenter'),
      options: centers.value,
      chosen: filters.value.businessCenter,
    },
    {
      key: 'uploader',
      label: t('creatives.filters.uploader'),
      options: catalogue.uploaders.map(({ id, name }) => ({ value: id, label: name })),
      chosen: filters.value.uploader,
    },
    {
      key: 'format',
      label: t('creatives.filters.format'),
      options: [...new Set([...USUAL_FORMATS, ...formats.value])]
        .filter(Boolean)
        .map((format) => ({ value: format, label: format.toUpperCase() })),
      chosen: filters.value.format,
    },
    ...(allPartners.value
      ? [
          {
            key: 'partner',
            label: t('creatives.filters.partner'),
            options: catalogue.partners.map(({ id, name }) => ({ value: id, label: name })),
            chosen: filters.value.partner,
          },
        ]
      : []),
  ]);
};
