import type { RouteLocationRaw } from 'vue-router';

/** Back to the list as it was left, filters and all, when one came from there. */
export const wayBack = (previous: unknown): RouteLocationRaw =>
  typeof previous === 'string' && /^\/creatives(\?|$)/.test(previous) ? previous : { name: 'creatives' };
