import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';

import { NotStoredError, RangeNotSatisfiableError } from '../errors.js';
import { originalKey, type StorageKey } from '../storage-key.js';
import type { ByteRange, Storage } from '../storage.js';
import { patternBytes, patternStream } from './patterns.js';

const LENGTH = 1_000_000;

export function describeReading(makeStorage: () => Storage | Promise<Storage>): void {
  describe('reading', () => {
    let storage: Storage;
    let key: StorageKey;

    beforeEach(async () => {
      storage = await makeStorage();
      key = originalKey(randomUUID());
      await storage.append(key, 0, patternStream(LENGTH));
    });

    it('gives all bytes', async () => {
      expect((await buffer(await storage.read(key))).equals(patternBytes(LENGTH))).toBe(true);
    });

    it.each<ByteRange>([
      { start: 0, end: 0 },
      { start: 10, end: 19 },
      { start: 500_000 },
      { start: LENGTH - 1 },
      { start: LENGTH - 5, end: LENGTH + 100 },
    ])('gives the bytes of $start to $end, both included', async ({ start, end }) => {
      const expected = patternBytes(LENGTH).subarray(start, end === undefined ? undefined : end + 1);
      expect((await buffer(await storage.read(key, { start, end }))).equals(expected)).toBe(true);
    });

    it.each<ByteRange>([
      { start: LENGTH },
      { start: -1 },
      { start: 5, end: 4 },
      { start: 0.5 },
      { start: 0, end: Number.NaN },
    ])('refuses the range $start to $end', async (range) => {
      const error = await storage.read(key, range).catch((refusal: unknown) => refusal);
      expect(error).toBeInstanceOf(RangeNotSatisfiableError);
      expect(error).toMatchObject({ size: LENGTH });
    });

    it('opens a file under a local path', async () => {
      const file = await storage.openLocal(key);
      expect((await readFile(file.path)).equals(patternBytes(LENGTH))).toBe(true);
      await file.release();
      await file.release();
    });

    it('removes a file, and again', async () => {
      await storage.remove(key);
      await storage.remove(key);
      expect(await storage.size(key)).toBeUndefined();
      await expect(storage.read(key)).rejects.toThrow(NotStoredError);
      await expect(storage.openLocal(key)).rejects.toThrow(NotStoredError);
    });

    it('begins a removed file from 0 again', async () => {
      await storage.remove(key);
      expect(await storage.append(key, 0, patternStream(3))).toEqual({ offset: 3 });
    });

    it('removes what was never there', async () => {
      await storage.remove(originalKey(randomUUID()));
    });

    it('tells how much room is left', async () => {
      expect(await storage.freeBytes()).toBeGreaterThan(0);
      expect(await storage.totalBytes()).toBeGreaterThanOrEqual(await storage.freeBytes());
    });
  });
}
