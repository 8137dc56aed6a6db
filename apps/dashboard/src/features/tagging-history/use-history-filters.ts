import { computed, onMounted, type ComputedRef } from 'vue';
import type { FilterField } from '../../components/list/filter-field.ts';
import { t } from '../../locales/i18n.ts';
import { useCatalogue } from '../catalogue/catalogue.store.ts';
import type { useTaggingHistory } from './use-tagging-history.ts';

type History = ReturnType<typeof useTaggingHistory>;

const OUTCOMES = ['tagged', 'duplicate', 'rejected'] as const;

/** What the history can be filtered by, with its choices; partners only under the all-partners scope. */
export const useHistoryFilters = (
  filters: History['filters'],
  setFilters: History['setFilters'],
  allPartners: ComputedRef<boolean>,
) => {
  const catalogue = useCatalogue();
  onMounted(catalogue.load);

  const named = (things: readonly { id: string; name: string }[]) =>
    things.map(({ id, name }) => ({ value: id, label: name }));

  const fields = computed<FilterField[]>(() => [
    {
      key: 'outcome',
      label: t('taggingHistory.filters.outcome'),
      options: OUTCOMES.map((outcome) => ({
        value: outcome,
        label: t(`states.${outcome}`),
        status: outcome,
      })),
      chosen: filters.value.outcome,
    },
    {
      key: 'program',
      label: t('taggingHistory.filters.program'),
      options: named(catalogue.programs),
      chosen: filters.value.program,
    },
    ...(allPartners.value
      ? [
          {
            key: 'partner',
            label: t('taggingHistory.filters.partner'),
            options: named(catalogue.partners),
            chosen: filters.value.partner,
          },
        ]
      : []),
  ]);

  const change = (key: string, values: string[]) => void setFilters({ [key]: values });

  return { fields, change };
};
