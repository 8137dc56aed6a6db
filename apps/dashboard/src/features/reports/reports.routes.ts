import type { Feature } from '../feature.ts';

export const routes: Feature['routes'] = [
  { path: '/reports', name: 'reports', component: () => import('./pages/ReportsPage.vue') },
];

export const menu: Feature['menu'] = [
  {
    label: 'menu.reports',
    icon: 'chart',
    to: { name: 'reports' },
    roles: ['partner', 'admin', 'auditor'],
    order: 45,
    key: 'r',
  },
];
