import type { NavigationGuardWithThis } from 'vue-router';

/** Links name days as the api does, `from` and `to`; a page keeps both in one word of its address. */
export const daysAsRange: NavigationGuardWithThis<undefined> = ({ query, hash, path }) => {
  const { from, to, ...others } = query;
  if (typeof from !== 'string' || typeof to !== 'string') return true;
  return { path, hash, query: { ...others, range: `${from}..${to}` }, replace: true };
};
