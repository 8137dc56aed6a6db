import type { Feature } from '../feature.ts';

export const routes: Feature['routes'] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./pages/SignInPage.vue'),
    meta: { public: true, bare: true, firstTexts: true },
  },
  {
    path: '/invitation',
    name: 'invitation',
    component: () => import('./pages/InvitationPage.vue'),
    meta: { public: true, bare: true },
  },
];

export const menu: Feature['menu'] = [];
