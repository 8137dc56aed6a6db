import { createHash } from 'node:crypto';
import type { Storage, StorageKey } from '@smarttag/storage';

export interface StoredBytes {
  sha256: string;
  size: number;
}

/**
 * Reads all stored bytes once. Chunk by chunk, so that memory stays flat and the event loop turns often
 * enough for the job's lock to be renewed.
 */
export const hashStored = async (
  storage: Storage,
  key: StorageKey,
  signal: AbortSignal,
): Promise<StoredBytes> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of (await storage.read(key)) as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
};
