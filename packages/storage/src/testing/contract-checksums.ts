import { createHash, randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';

import { AppendInterruptedError, ChecksumMismatchError, OffsetMismatchError } from '../errors.js';
import { originalKey, type StorageKey } from '../storage-key.js';
import { CHECKSUM_ALGORITHMS, type Checksum, type ChecksumAlgorithm, type Storage } from '../storage.js';
import { patternBytes, patternStream } from './patterns.js';

const MIB = 1024 * 1024;

const checksumOf = (bytes: Buffer, algorithm: ChecksumAlgorithm = 'sha256'): Checksum => ({
  algorithm,
  digest: createHash(algorithm).update(bytes).digest(),
});

export function describeChecksums(makeStorage: () => Storage | Promise<Storage>): void {
  describe('appending what has a checksum', () => {
    let storage: Storage;
    let key: StorageKey;

    beforeEach(async () => {
      storage = await makeStorage();
      key = originalKey(randomUUID());
      await storage.append(key, 0, patternStream(10));
    });

    const stored = async () => buffer(await storage.read(key));
    const failureOf = (append: Promise<unknown>) => append.catch((error: unknown) => error);
    const expectUntouched = async () => expect(await stored()).toEqual(patternBytes(10));

    it.each(CHECKSUM_ALGORITHMS)('keeps what matches, by %s', async (algorithm) => {
      const bytes = patternBytes(3 * MIB + 17);
      const checksum = checksumOf(bytes, algorithm);
      const appended = await storage.append(key, 10, patternStream(bytes.length), { checksum });
      expect(appended).toEqual({ offset: 10 + bytes.length });
      expect((await stored()).equals(Buffer.concat([patternBytes(10), bytes]))).toBe(true);
    });

    it('keeps nothing of what does not', async () => {
      const checksum = checksumOf(Buffer.from('other'));
      const error = await failureOf(storage.append(key, 10, patternStream(3 * MIB), { checksum }));
      expect(error).toBeInstanceOf(ChecksumMismatchError);
      expect(error).toMatchObject({ offset: 10 });
      await expectUntouched();
      expect(await storage.append(key, 10, patternStream(5))).toEqual({ offset: 15 });
    });

    it('counts no byte before the last one was seen', async () => {
      const bytes = patternBytes(3 * MIB);
      const source = new PassThrough();
      const append = storage.append(key, 10, source, { checksum: checksumOf(bytes) });
      await new Promise((taken) => source.write(bytes, taken));
      expect(await storage.size(key)).toBe(10);
      source.end();
      expect(await append).toEqual({ offset: 10 + bytes.length });
    });

    it('keeps nothing of a stream that broke or was aborted', async () => {
      const bytes = patternBytes(3 * MIB);
      const checksum = checksumOf(bytes);
      const broken = patternStream(bytes.length, { error: new Error('connection lost') });
      const error = await failureOf(storage.append(key, 10, broken, { checksum }));
      expect(error).toBeInstanceOf(AppendInterruptedError);
      expect(error).toMatchObject({ offset: 10, aborted: false });
      const signal = AbortSignal.abort();
      const aborted = storage.append(key, 10, patternStream(bytes.length), { checksum, signal });
      expect(await failureOf(aborted)).toMatchObject({ offset: 10, aborted: true });
      await expectUntouched();
    });

    it('asks for the right offset first', async () => {
      const checksum = checksumOf(patternBytes(5));
      const error = await failureOf(storage.append(key, 9, patternStream(5), { checksum }));
      expect(error).toBeInstanceOf(OffsetMismatchError);
    });
  });
}
