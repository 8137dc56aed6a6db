import type { HistoryEventView } from '@smarttag/domain';
import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { actorNameOf } from '../../components/timeline/actor-name.ts';
import type { FilterField } from '../../components/list/filter-field.ts';
import { t } from '../../locales/i18n.ts';
import { useCatalogue } from '../catalogue/catalogue.store.ts';
import { KINDS } from './event-groups.ts';
import type { ActivityFilters } from './use-activity.ts';

/** What the timeline can be filtered by: people, and kinds of actions. */
export const useActivityFields = (
  filters: ComputedRef<ActivityFilters>,
  events: Ref<readonly HistoryEventView[]>,
  partners: () => readonly { id: string; name: string }[],
) => {
  const catalogue = useCatalogue();
  // Actors that no account stands behind, such as the platform and the system, are known by their rows alone.
  const others = shallowRef<ReadonlyMap<string, string>>(new Map());
  watch(
    events,
    (now) => {
      const seen = now.map((event): [string, string] => [event.actorId, actorNameOf(event)]);
      others.value = new Map([...others.value, ...seen]);
    },
    { immediate: true },
  );
  const people = computed(
    () => new Map([...others.value, ...catalogue.people.map(({ id, name }): [string, string] => [id, name])]),
  );

  return computed<FilterField[]>(() => [
    {
      key: 'kind',
      label: t('activity.kind'),
      options: KINDS.map((kind) => ({ value: kind, label: t(`activity.kinds.${kind}`) })),
      chosen: filters.value.kind,
    },
    {
      key: 'person',
      label: t('activity.person'),
      options: [...people.value].map(([value, label]) => ({ value, label })),
      chosen: filters.value.person,
    },
    ...(partners().length > 0
      ? [
          {
            key: 'partner',
            label: t('taggingHistory.filters.partnerId'),
            options: partners().map(({ id, name }) => ({ value: id, label: name })),
            chosen: filters.value.partner,
          },
        ]
      : []),
  ]);
};
