import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';

import { posterKey, type StorageKey } from '../storage-key.js';
import type { Storage } from '../storage.js';
import { patternBytes } from './patterns.js';

export function describeWholeFiles(makeStorage: () => Storage | Promise<Storage>): void {
  describe('putting a whole file', () => {
    let storage: Storage;
    let key: StorageKey;

    beforeEach(async () => {
      storage = await makeStorage();
      key = posterKey(randomUUID());
    });

    it('stores it', async () => {
      await storage.put(key, patternBytes(300_000));
      expect(await storage.size(key)).toBe(300_000);
      expect((await buffer(await storage.read(key))).equals(patternBytes(300_000))).toBe(true);
    });

    it('replaces an older one, also by a shorter one', async () => {
      await storage.put(key, patternBytes(1000));
      await storage.put(key, Buffer.from('new'));
      expect(await buffer(await storage.read(key))).toEqual(Buffer.from('new'));
    });

    it('lets a reader finish the bytes it began with', async () => {
      await storage.put(key, Buffer.alloc(2_000_000, 'a'));
      const reading = await storage.read(key);
      await storage.put(key, Buffer.alloc(2_000_000, 'b'));
      expect((await buffer(reading)).equals(Buffer.alloc(2_000_000, 'a'))).toBe(true);
    });

    it('ends with one whole version when several put at once', async () => {
      const versions = ['a', 'b', 'c', 'd'].map((letter) => Buffer.alloc(100_000, letter));
      await Promise.all(versions.map((bytes) => storage.put(key, bytes)));
      const kept = await buffer(await storage.read(key));
      expect(versions.some((bytes) => bytes.equals(kept))).toBe(true);
    });
  });
}
