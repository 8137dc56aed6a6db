/** MongoDB's answer when a unique key is taken already. */
const DUPLICATE_KEY = 11000;

export const isDuplicateKey = (error: unknown): error is Error & { keyPattern?: Record<string, number> } =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;

/** A write that a unique index refuses, as the refusal that a person understands. */
export const orDuplicate = async <T>(write: Promise<T>, refusal: () => Error): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    throw isDuplicateKey(error) ? refusal() : error;
  }
};
