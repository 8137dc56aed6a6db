import type { Feature } from '../feature.ts';

export const routes: Feature['routes'] = [
  { path: '/activity', name: 'activity', component: () => import('./pages/ActivityPage.vue') },
];

export const menu: Feature['menu'] = [
  {
    label: 'menu.activity',
    icon: 'activity',
    to: { name: 'activity' },
    roles: ['partner'],
    order: 50,
    key: 'a',
  },
  {
    label: 'menu.activity',
    icon: 'activity',
    to: { name: 'activity' },
    roles: ['admin', 'auditor'],
    order: 35,
    key: 'a',
    section: 'audit',
  },
];
