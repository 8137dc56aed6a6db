import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { contentHintOf } from '@smarttag/domain';
import type { Storage, StorageKey } from '@smarttag/storage';

/** The content hint of the bytes as they are stored. */
export const storedHint = (storage: Storage, key: StorageKey, size: number): Promise<string> =>
  contentHintOf(
    size,
    async ({ offset, length }) =>
      buffer(await storage.read(key, { start: offset, end: offset + length - 1 })),
    createHash('sha256'),
  );
