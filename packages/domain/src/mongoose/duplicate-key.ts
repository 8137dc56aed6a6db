/** MongoDB's answer when a unique key is taken already. */
const DUPLICATE_KEY = 11000;

export const isDuplicateKey = (error: unknown): error is Error & { keyPattern?: Record<string, number> } =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
