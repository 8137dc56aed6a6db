import type { Feature } from '../feature.ts';

export const routes: Feature['routes'] = [
  { path: '/creatives', name: 'creatives', component: () => import('./pages/CreativesPage.vue') },
  {
    path: '/creatives/:id',
    name: 'creative',
    component: () => import('./pages/CreativePage.vue'),
    props: true,
  },
];

export const menu: Feature['menu'] = [
  {
    label: 'menu.creatives',
    tab: 'menu.creativesTab',
    icon: 'film',
    to: { name: 'creatives' },
    roles: ['partner'],
    order: 20,
    key: 'c',
  },
  {
    label: 'menu.allCreatives',
    icon: 'film',
    to: { name: 'creatives' },
    roles: ['admin', 'auditor'],
    order: 40,
    key: 'c',
    section: 'audit',
  },
];
