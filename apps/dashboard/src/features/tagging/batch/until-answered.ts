import { ApiError, NetworkError } from '../../../http/errors.ts';
import { retryDelay } from '../engine/backoff.ts';

const passes = (error: unknown) =>
  error instanceof NetworkError || (error instanceof ApiError && error.status >= 500);

/** Resolves after a pause, or as soon as the browser is online again. */
const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });

/** Asks until the server answers for good: what is dropped or chosen offline is not lost. */
export const untilAnswered = async <T>(ask: (attempt: number) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(attempt);
    } catch (error) {
      if (!passes(error)) throw error;
      await pause(retryDelay(attempt));
    }
  }
};
