import { groupDigits } from '@smarttag/domain';
import { computed, onMounted } from 'vue';
import { useCatalogue } from '../../features/catalogue/catalogue.store.ts';
import { useSession } from '../../features/session/session.store.ts';
import { t } from '../../locales/i18n.ts';
import { THEME_CHOICES, themeChoice } from '../../theme/theme.ts';
import { useMenu } from '../menu.ts';
import { overlay } from '../overlays.ts';
import type { Entry } from './entries.ts';

const creativesWith = (query: Record<string, string>) => ({
  name: 'creatives',
  query: { ...query, range: 'all' },
});

/** What the palette knows without asking for what was typed: filters, pages and actions. */
export const useFixedEntries = () => {
  const catalogue = useCatalogue();
  const session = useSession();
  const { shown } = useMenu();
  onMounted(catalogue.load);

  const filters = computed<Entry[]>(() => [
    ...catalogue.programs.map(({ id, name }): Entry => ({
      id: `program-${id}`,
      section: 'filters',
      label: t('shell.palette.programIs', { name }),
      icon: 'flag',
      to: creativesWith({ program: id }),
    })),
    ...catalogue.businessCenters.map(({ partnerId, businessCenterId, name }): Entry => ({
      id: `center-${partnerId}-${businessCenterId}`,
      section: 'filters',
      label: t('shell.palette.businessCenterIs', { name: name ?? groupDigits(businessCenterId) }),
      icon: 'key',
      to: creativesWith({ businessCenter: businessCenterId }),
    })),
  ]);
  const pages = computed<Entry[]>(() => [
    ...shown.value.map(({ label, icon, to }): Entry => ({
      id: label,
      section: 'pages',
      label: t(label),
      icon,
      to,
    })),
    {
      id: 'account',
      section: 'pages',
      label: t('menu.account'),
      icon: 'account',
      to: { name: 'account' },
    },
    { id: 'help', section: 'pages', label: t('menu.help'), icon: 'advice', to: { name: 'help' } },
    ...(session.hasRole('partner')
      ? [
          {
            id: 'start',
            section: 'pages',
            label: t('menu.gettingStarted'),
            icon: 'home',
            to: { name: 'getting-started' },
          } satisfies Entry,
        ]
      : []),
  ]);
  const actions = computed<Entry[]>(() => [
    ...THEME_CHOICES.map((choice): Entry => ({
      id: `theme-${choice}`,
      section: 'actions',
      label: t(`shell.palette.themes.${choice}`),
      icon: 'sun',
      run: () => (themeChoice.value = choice),
    })),
    {
      id: 'keys',
      section: 'actions',
      label: t('shell.palette.showKeys'),
      icon: 'list',
      run: () => (overlay.value = 'keys'),
    },
  ]);
  return { filters, pages, actions };
};
