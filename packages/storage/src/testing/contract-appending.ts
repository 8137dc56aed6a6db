import { randomUUID } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';

import { AppendInterruptedError, NotStoredError, OffsetMismatchError } from '../errors.js';
import { originalKey, type StorageKey } from '../storage-key.js';
import type { Storage } from '../storage.js';
import { patternBytes, patternStream } from './patterns.js';

const MIB = 1024 * 1024;

export function describeAppending(makeStorage: () => Storage | Promise<Storage>): void {
  describe('appending', () => {
    let storage: Storage;
    let key: StorageKey;

    beforeEach(async () => {
      storage = await makeStorage();
      key = originalKey(randomUUID());
    });

    const stored = async () => buffer(await storage.read(key));
    const failureOf = (append: Promise<unknown>) =>
      append.then(
        () => undefined,
        (error: unknown) => error,
      );

    it('knows nothing of a key before its first byte', async () => {
      expect(await storage.size(key)).toBeUndefined();
      await expect(storage.finish(key)).rejects.toThrow(NotStoredError);
    });

    it('grows from 0, and answers with the new number of bytes', async () => {
      expect(await storage.append(key, 0, patternStream(10))).toEqual({ offset: 10 });
      expect(await storage.append(key, 10, Readable.from([patternBytes(5, 10)]))).toEqual({ offset: 15 });
      expect(await storage.size(key)).toBe(15);
      expect(await stored()).toEqual(patternBytes(15));
    });

    it('keeps every byte of a long stream in its place', async () => {
      const length = 9 * MIB + 17;
      expect(await storage.append(key, 0, patternStream(length))).toEqual({ offset: length });
      expect((await stored()).equals(patternBytes(length))).toBe(true);
    });

    it('keeps every byte of many small chunks', async () => {
      await storage.append(key, 0, patternStream(50_000, { chunkBytes: 7 }));
      expect((await stored()).equals(patternBytes(50_000))).toBe(true);
    });

    it('stores an empty file', async () => {
      expect(await storage.append(key, 0, Readable.from([]))).toEqual({ offset: 0 });
      expect(await storage.size(key)).toBe(0);
      await storage.finish(key);
      expect(await stored()).toEqual(Buffer.alloc(0));
    });

    it('keeps the parts of a parallel upload apart', async () => {
      const id = randomUUID();
      await storage.append(originalKey(id, 0), 0, patternStream(3));
      await storage.append(originalKey(id, 1), 0, patternStream(4));
      expect(await storage.size(originalKey(id, 0))).toBe(3);
      expect(await storage.size(originalKey(id, 1))).toBe(4);
      expect(await storage.size(originalKey(id))).toBeUndefined();
    });

    it.each([0, 9, 11, -1, Number.NaN])('refuses to write at %d when 10 bytes are there', async (offset) => {
      await storage.append(key, 0, patternStream(10));
      const error = await failureOf(storage.append(key, offset, patternStream(3)));
      expect(error).toBeInstanceOf(OffsetMismatchError);
      expect(error).toMatchObject({ actual: 10, requested: offset });
      expect(await stored()).toEqual(patternBytes(10));
    });

    it('refuses to begin in the middle of a file that is not there', async () => {
      const error = await failureOf(storage.append(key, 4, patternStream(3)));
      expect(error).toBeInstanceOf(OffsetMismatchError);
      expect(error).toMatchObject({ actual: 0 });
      expect(await storage.size(key)).toBeUndefined();
    });

    it('keeps what came before a stream broke, and goes on from there', async () => {
      const cause = new Error('connection lost');
      const error = await failureOf(storage.append(key, 0, patternStream(3 * MIB, { error: cause })));
      expect(error).toBeInstanceOf(AppendInterruptedError);
      expect(error).toMatchObject({ cause, aborted: false });

      const offset = (error as AppendInterruptedError).offset;
      expect(await storage.size(key)).toBe(offset);
      // What a stream still held inside when it broke never reached the storage.
      expect(offset).toBeGreaterThanOrEqual(2 * MIB);
      const rest = Readable.from([patternBytes(4 * MIB - offset, offset)]);
      expect(await storage.append(key, offset, rest)).toEqual({ offset: 4 * MIB });
      expect((await stored()).equals(patternBytes(4 * MIB))).toBe(true);
    });

    it('takes a stream that closes without an end for a broken one', async () => {
      const stream = new PassThrough();
      const append = failureOf(storage.append(key, 0, stream));
      stream.destroy();
      expect(await append).toBeInstanceOf(AppendInterruptedError);
    });

    it('stops when aborted, keeps what was delivered and leaves the stream alone', async () => {
      const abort = new AbortController();
      const reason = new Error('somebody else asked for the lease');
      const stream = onceThen(patternBytes(1000), () => abort.abort(reason));
      const error = await failureOf(storage.append(key, 0, stream, { signal: abort.signal }));
      expect(error).toBeInstanceOf(AppendInterruptedError);
      expect(error).toMatchObject({ offset: 1000, cause: reason, aborted: true });
      expect(stream.destroyed).toBe(false);
      expect(await stored()).toEqual(patternBytes(1000));
    });

    it('writes nothing when aborted before it begins', async () => {
      const append = storage.append(key, 0, patternStream(10), { signal: AbortSignal.abort() });
      expect(await failureOf(append)).toMatchObject({ offset: 0, aborted: true });
      expect(await storage.size(key)).toBe(0);
    });

    it('survives an error of the stream that comes after the abort', async () => {
      const abort = new AbortController();
      const stream = new PassThrough();
      const append = failureOf(storage.append(key, 0, stream, { signal: abort.signal }));
      abort.abort();
      expect(await append).toMatchObject({ aborted: true });
      stream.destroy(new Error('connection lost'));
      await new Promise((resolve) => stream.once('close', resolve));
    });

    it('finishes more than once', async () => {
      await storage.append(key, 0, patternStream(10));
      await storage.finish(key);
      await storage.finish(key);
      expect(await storage.size(key)).toBe(10);
    });
  });
}

/** Gives `bytes`, calls back once they were taken, and then stays open without another byte. */
function onceThen(bytes: Buffer, taken: () => void): Readable {
  let given = false;
  return new Readable({
    highWaterMark: 1,
    read() {
      if (given) setImmediate(taken);
      else this.push(bytes);
      given = true;
    },
  });
}
