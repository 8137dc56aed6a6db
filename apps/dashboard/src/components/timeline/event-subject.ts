import type { RouteLocationRaw } from 'vue-router';

/** What an event was done to: words, and a way there where there is one. */
export interface EventSubject {
  name: string;
  to?: RouteLocationRaw;
  isFile?: boolean;
}
