import type { RouteLocationRaw } from 'vue-router';
import type { Feature } from '../feature.ts';
import { useSession } from '../session/session.store.ts';
import { hasCreatives } from './getting-started.api.ts';

/** Admins and auditors come to look; partners to tag, and the very first time to learn how. */
const homeOf = async (): Promise<RouteLocationRaw> => {
  if (!useSession().hasRole('partner')) return { name: 'admin-overview' };
  const begun = await hasCreatives().catch(() => true);
  return { name: begun ? 'tag' : 'getting-started' };
};

export const routes: Feature['routes'] = [
  {
    path: '/',
    name: 'home',
    component: { render: () => null },
    beforeEnter: homeOf,
    meta: { firstTexts: true },
  },
  {
    path: '/start',
    name: 'getting-started',
    component: () => import('./pages/GettingStartedPage.vue'),
    meta: { roles: ['partner'] },
  },
];

/** Reached from the account menu, and home until the first creative exists. */
export const menu: Feature['menu'] = [];
