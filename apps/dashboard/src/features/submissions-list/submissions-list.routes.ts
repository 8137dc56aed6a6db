import type { Feature } from '../feature.ts';

export const routes: Feature['routes'] = [
  {
    path: '/submissions',
    name: 'submissions',
    component: () => import('./pages/SubmissionsPage.vue'),
    meta: { roles: ['partner'] },
  },
];

export const menu: Feature['menu'] = [
  {
    label: 'menu.submissions',
    icon: 'layers',
    to: { name: 'submissions' },
    roles: ['partner'],
    order: 40,
    key: 's',
  },
];
