import { t } from '../../locales/i18n.ts';
import type { Feature } from '../feature.ts';
import RunningUpload from './components/RunningUpload.vue';
import { useTagging } from './tagging.store.ts';

/** `/tag` is the person's own newest draft, or a new one on first need; with an id, that draft or batch. */
export const routes: Feature['routes'] = [
  {
    path: '/tag/:submissionId?',
    name: 'tag',
    component: () => import('./pages/TagCreativesPage.vue'),
    props: true,
    meta: { roles: ['partner'], firstTexts: true },
  },
];

export const menu: Feature['menu'] = [
  {
    label: 'menu.tag',
    tab: 'menu.tagTab',
    icon: 'upload',
    to: { name: 'tag' },
    roles: ['partner'],
    order: 10,
    key: 't',
    badge: () => {
      const drafts = useTagging().drafts;
      return drafts === 0 ? undefined : t('tagging.draftBadge', {}, drafts);
    },
  },
];

export const railFoot = RunningUpload;
