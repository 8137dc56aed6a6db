import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ChecksumMismatchError, FileSystemStorage, originalKey, posterKey } from '../src/index.js';
import { describeStorageContract, patternBytes, patternStream } from '../src/testing/index.js';

const MIB = 1024 * 1024;

let parent: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'smarttag-storage-'));
});

afterAll(async () => {
  await rm(parent, { recursive: true });
});

const emptyRoot = () => join(parent, randomUUID());

describeStorageContract('FileSystemStorage', () => new FileSystemStorage(emptyRoot()));

describe('FileSystemStorage', () => {
  it('finds in a new process what an older one stored', async () => {
    const root = emptyRoot();
    const key = originalKey(randomUUID());
    await new FileSystemStorage(root).append(key, 0, patternStream(100));
    expect(await new FileSystemStorage(root).size(key)).toBe(100);
  });

  it('spreads files over two levels by the end of the id, where a UUIDv7 is random', async () => {
    const root = emptyRoot();
    await new FileSystemStorage(root).put(
      posterKey('01935b1c-7d2a-7abc-8def-0123456789ab'),
      Buffer.from('x'),
    );
    expect(await readdir(join(root, 'posters', 'ab', '89'))).toEqual([
      '01935b1c-7d2a-7abc-8def-0123456789ab.webp',
    ]);
  });

  it('leaves no temporary file behind', async () => {
    const root = emptyRoot();
    await new FileSystemStorage(root).put(posterKey(randomUUID()), Buffer.from('x'));
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  it('leaves nothing behind of what waited for its checksum', async () => {
    const root = emptyRoot();
    const checksum = { algorithm: 'sha1', digest: Buffer.alloc(20) } as const;
    const append = new FileSystemStorage(root).append(originalKey(randomUUID()), 0, patternStream(10), {
      checksum,
    });
    await expect(append).rejects.toThrow(ChecksumMismatchError);
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  it('reads on after the file was removed under it', async () => {
    const storage = new FileSystemStorage(emptyRoot());
    const key = originalKey(randomUUID());
    await storage.append(key, 0, patternStream(500_000));
    const reading = await storage.read(key);
    await storage.remove(key);
    expect((await buffer(reading)).equals(patternBytes(500_000))).toBe(true);
  });

  it('takes a source that is faster than the disk without gathering it in memory', async () => {
    const storage = new FileSystemStorage(emptyRoot());
    const key = originalKey(randomUUID());
    const before = process.memoryUsage.rss();
    let peak = before;
    const chunk = Buffer.alloc(64 * 1024, 1);
    const source = function* () {
      for (let count = 0; count < 4096; count++) {
        peak = Math.max(peak, process.memoryUsage.rss());
        // A copy, as a socket gives: the same buffer again and again would hide what is held back.
        yield Buffer.from(chunk);
      }
    };
    const { offset } = await storage.append(key, 0, Readable.from(source()));
    expect(offset).toBe(256 * MIB);
    expect(peak - before).toBeLessThan(64 * MIB);
  });
});
