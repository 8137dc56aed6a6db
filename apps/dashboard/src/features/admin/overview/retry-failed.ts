import { listCreatives, retryCreative } from '../../creatives/creatives.api.ts';

/** As many as one press starts again; those behind them stay on the list. */
const AT_ONCE = 50;

/** Every failed creative is tried again, the newest first. @returns how many were started */
export const retryFailed = async (): Promise<number> => {
  const { items } = await listCreatives({ query: { state: ['failed'], limit: AT_ONCE } });
  for (const { id } of items) await retryCreative(id);
  return items.length;
};
