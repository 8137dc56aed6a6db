import type { Feature, MenuEntry } from '../feature.ts';

export const routes: Feature['routes'] = [
  { path: '/reports', name: 'reports', component: () => import('./pages/ReportsPage.vue') },
];

const entry = {
  label: 'menu.reports',
  icon: 'chart',
  to: { name: 'reports' },
  order: 45,
  key: 'r',
} satisfies Partial<MenuEntry>;

export const menu: Feature['menu'] = [
  { ...entry, roles: ['partner'] },
  { ...entry, roles: ['admin', 'auditor'], tab: 'menu.reports' },
];
