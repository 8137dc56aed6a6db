import { hasCode } from '../../../http/errors.ts';
import { listCreatives, retryCreative } from '../../creatives/creatives.api.ts';

/** As many as one press starts again; those behind them stay on the list. */
const AT_ONCE = 50;

/** The newest failed creatives are tried again. @returns how many */
export const retryFailed = async (): Promise<number> => {
  const { items } = await listCreatives({ query: { state: ['failed'], limit: AT_ONCE } });
  for (const { id } of items)
    await retryCreative(id).catch((error: unknown) => {
      // Somebody else had it tried again, and it went on.
      if (!hasCode(error, 'TRANSITION_NOT_ALLOWED')) throw error;
    });
  return items.length;
};
