import { daysAsRange } from '../../components/list/days-as-range.ts';
import type { Feature, MenuEntry } from '../feature.ts';

export const routes: Feature['routes'] = [
  {
    path: '/history',
    name: 'tagging-history',
    component: () => import('./pages/TaggingHistoryPage.vue'),
    beforeEnter: daysAsRange,
  },
  {
    path: '/history/:creativeId',
    name: 'tagging-record',
    component: () => import('./pages/TaggingRecordPage.vue'),
    props: true,
  },
  {
    path: '/history/:creativeId/certificate',
    name: 'certificate',
    component: () => import('./pages/CertificatePage.vue'),
    props: true,
  },
];

const entry = {
  label: 'menu.taggingHistory',
  tab: 'menu.taggingHistoryTab',
  icon: 'history',
  to: { name: 'tagging-history' },
  order: 30,
  key: 'h',
} satisfies Partial<MenuEntry>;

export const menu: Feature['menu'] = [
  { ...entry, roles: ['partner'] },
  { ...entry, roles: ['admin', 'auditor'], section: 'audit' },
];
