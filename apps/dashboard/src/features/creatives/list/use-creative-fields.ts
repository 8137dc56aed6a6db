import { CREATIVE_STATES } from '@smarttag/domain';
import { computed, onMounted, type ComputedRef } from 'vue';
import type { FilterField } from '../../../components/list/filter-field.ts';
import { statusOf } from '../../../components/status.ts';
import { t } from '../../../locales/i18n.ts';
import { useCatalogue } from '../../catalogue/catalogue.store.ts';
import type { CreativeListFilters } from './creative-list-filters.ts';

/** What the list can be filtered by, with its choices; partners only under the all-partners scope. */
export const useCreativeFields = (
  filters: ComputedRef<CreativeListFilters>,
  allPartners: ComputedRef<boolean>,
) => {
  const catalogue = useCatalogue();
  onMounted(catalogue.load);

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
