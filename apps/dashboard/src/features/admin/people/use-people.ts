import { ROLES, type AdminPartnerView, type PersonView, type UserStatus } from '@smarttag/domain';
import { computed, type Ref } from 'vue';
import type { FilterField } from '../../../components/list/filter-field.ts';
import { listFilter, textFilter } from '../../../components/list/url-filters.ts';
import { useListPage } from '../../../components/list/use-list-page.ts';
import { t } from '../../../locales/i18n.ts';
import { listPeople } from '../admin.api.ts';
import { useLiveReload } from '../use-live-reload.ts';

const STATUSES = ['invited', 'active', 'deactivated'] as const satisfies readonly UserStatus[];
const filters = {
  search: textFilter(),
  role: listFilter(ROLES),
  status: listFilter(STATUSES),
  partner: listFilter(),
};

export const usePeople = () => {
  const list = useListPage({
    filters,
    keyOf: (person: PersonView) => person.id,
    load: ({ filters: { partner, ...chosen }, cursor }, signal) =>
      listPeople({ query: { ...chosen, partnerId: partner, cursor }, signal }),
  });
  useLiveReload(({ subject }) => subject.type === 'user', list.reload);
  return list;
};

export const usePeopleFields = (
  chosen: Ref<{ role: readonly string[]; status: readonly string[]; partner: readonly string[] }>,
  partners: Ref<readonly AdminPartnerView[]>,
) =>
  computed<FilterField[]>(() => [
    {
      key: 'role',
      label: t('admin.people.role'),
      options: ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) })),
      chosen: chosen.value.role,
    },
    {
      key: 'status',
      label: t('admin.people.status'),
      options: STATUSES.map((status) => ({ value: status, label: t(`admin.people.statuses.${status}`) })),
      chosen: chosen.value.status,
    },
    {
      key: 'partner',
      label: t('admin.people.company'),
      options: partners.value.map(({ id, name }) => ({ value: id, label: name })),
      chosen: chosen.value.partner,
    },
  ]);
