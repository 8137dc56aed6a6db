import type { Role, WaitingView } from '@smarttag/domain';
import type { RouteRecordRaw } from 'vue-router';
import { formatBoundedCount } from '../../format/number.ts';
import type { Feature, MenuEntry } from '../feature.ts';
import { useWaiting } from './waiting.store.ts';

const STAFF: readonly Role[] = ['admin', 'auditor'];

const room = (path: string, name: string, component: RouteRecordRaw['component']): RouteRecordRaw =>
  ({ path: `/admin${path}`, name, component, props: true, meta: { roles: STAFF } }) as RouteRecordRaw;

export const routes: Feature['routes'] = [
  { path: '/admin', redirect: { name: 'admin-overview' } },
  room('/overview', 'admin-overview', () => import('./pages/OverviewPage.vue')),
  room('/programs', 'admin-programs', () => import('./pages/ProgramsPage.vue')),
  room('/partners', 'admin-partners', () => import('./pages/PartnersPage.vue')),
  room('/people', 'admin-people', () => import('./pages/PeoplePage.vue')),
  room('/business-centers', 'admin-business-centers', () => import('./pages/BusinessCentersPage.vue')),
  room('/disputes', 'admin-disputes', () => import('./pages/DisputesPage.vue')),
  room('/disputes/:id', 'admin-dispute', () => import('./pages/DisputePage.vue')),
  room('/settings', 'admin-settings', () => import('./pages/SettingsPage.vue')),
];

const entry = (
  label: MenuEntry['label'],
  icon: MenuEntry['icon'],
  name: string,
  order: number,
): MenuEntry => ({ label, icon, to: { name }, roles: STAFF, order, section: 'manage' });

/** How many of them wait for an admin; nothing where none does. */
const waitingBadge = (key: keyof WaitingView) => () => {
  const waiting = useWaiting().waiting?.[key];
  return waiting?.count ? formatBoundedCount(waiting) : undefined;
};

export const menu: Feature['menu'] = [
  {
    label: 'menu.overview',
    tab: 'menu.overview',
    icon: 'gauge',
    to: { name: 'admin-overview' },
    roles: STAFF,
    order: 5,
    key: 'o',
  },
  entry('menu.programs', 'flag', 'admin-programs', 60),
  entry('menu.partners', 'building', 'admin-partners', 61),
  entry('menu.people', 'users', 'admin-people', 62),
  {
    ...entry('menu.businessCenters', 'key', 'admin-business-centers', 63),
    badge: waitingBadge('flaggedBusinessCenters'),
  },
  { ...entry('menu.disputes', 'message', 'admin-disputes', 64), badge: waitingBadge('openDisputes') },
  entry('menu.settings', 'sliders', 'admin-settings', 65),
];
