import type { Feature } from '../feature.ts';

export const routes: Feature['routes'] = [
  { path: '/help', name: 'help', component: () => import('./pages/HelpPage.vue') },
];

/** Reached from the account menu and the palette. */
export const menu: Feature['menu'] = [];
