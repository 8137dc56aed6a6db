import { shallowRef, type App } from 'vue';
import type { Router } from 'vue-router';
import { isAbort, requestIdOf } from '../http/errors.ts';
import { makeRequestId } from '../http/request-id.ts';
import { t } from '../locales/i18n.ts';
import { announce } from './announce.ts';

/** A page stopped working; told with the id that the server's log or ours knows. */
export const crash = shallowRef<{ requestId: string }>();

const crashed = (error: unknown) => {
  if (isAbort(error)) return;
  crash.value = { requestId: requestIdOf(error) ?? makeRequestId() };
  announce(t('errors.crashTitle'), 'assertive');
  console.error(crash.value.requestId, error);
};

export const setUpErrors = (app: App, router: Router) => {
  app.config.errorHandler = crashed;
  router.onError((error: unknown, to) => {
    // A new version was deployed and its old chunks are gone: load the page anew, once.
    if (error instanceof TypeError && !sessionStorage.getItem('smarttag.reloaded')) {
      sessionStorage.setItem('smarttag.reloaded', to.fullPath);
      location.assign(to.fullPath);
      return;
    }
    crashed(error);
  });
  router.afterEach(() => sessionStorage.removeItem('smarttag.reloaded'));
};
