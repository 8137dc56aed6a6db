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
    label: 'creatives.menu',
    tab: 'creatives.tab',
    icon: 'film',
    to: { name: 'creatives' },
    roles: ['partner'],
    order: 20,
    key: 'c',
  },
  {
    label: 'creatives.menuAll',
    icon: 'film',
    to: { name: 'creatives' },
    roles: ['admin', 'auditor'],
    order: 40,
    key: 'c',
    section: 'audit',
  },
];
