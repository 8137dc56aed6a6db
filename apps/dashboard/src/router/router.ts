import { createRouter, createWebHistory } from 'vue-router';
import { features } from '../features/index.ts';
import { guardSession } from '../features/session/guard.ts';
import { loadPageTexts } from '../locales/i18n.ts';
import NotFoundPage from '../shell/NotFoundPage.vue';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...features.flatMap((feature) => feature.routes),
    { path: '/:pathMatch(.*)*', name: 'not-found', component: NotFoundPage },
  ],
  scrollBehavior: (to, from, saved) => {
    if (saved) return saved;
    // A filter changes the address of the same page: the page must not jump.
    return to.path === from.path ? false : { top: 0 };
  },
});

router.beforeEach(guardSession);
// Beside the page's own code; what goes wrong is told once the page waits for it.
router.beforeEach((to) => {
  if (!to.meta.firstTexts) loadPageTexts().catch(() => undefined);
});
router.beforeResolve(async (to) => {
  if (!to.meta.firstTexts) await loadPageTexts();
});
