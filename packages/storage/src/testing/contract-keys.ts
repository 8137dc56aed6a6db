import { beforeEach, describe, expect, it } from 'vitest';

import { InvalidStorageKeyError } from '../errors.js';
import type { StorageKey } from '../storage-key.js';
import type { Storage } from '../storage.js';
import { patternStream } from './patterns.js';

const FORGED = ['../outside', 'originals/../../outside', '/etc/passwd', ''];

/** The type can be forged by a cast, so each method checks the key itself. */
export function describeKeys(makeStorage: () => Storage | Promise<Storage>): void {
  describe('keys', () => {
    let storage: Storage;

    beforeEach(async () => {
      storage = await makeStorage();
    });

    const methods: Record<string, (key: StorageKey) => Promise<unknown>> = {
      append: (key) => storage.append(key, 0, patternStream(1)),
      size: (key) => storage.size(key),
      finish: (key) => storage.finish(key),
      put: (key) => storage.put(key, Buffer.from('x')),
      openLocal: (key) => storage.openLocal(key),
      read: (key) => storage.read(key),
      remove: (key) => storage.remove(key),
    };

    it.each(Object.keys(methods))('%s refuses what is not a key', async (method) => {
      for (const key of FORGED) {
        await expect(methods[method]?.(key as StorageKey)).rejects.toThrow(InvalidStorageKeyError);
      }
    });
  });
}
