import { vi } from 'vitest';

/** Waits for a condition, not for a time: the limit is only there to end a test that never will. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 90_000, interval: 20 });
