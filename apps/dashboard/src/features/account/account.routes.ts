import type { Feature } from '../feature.ts';

export const routes: Feature['routes'] = [
  { path: '/account', name: 'account', component: () => import('./pages/AccountPage.vue') },
];

/** Reached from the account menu at the rail's foot. */
export const menu: Feature['menu'] = [];
