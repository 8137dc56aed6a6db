import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

import { makeClip, type ClipFormat } from '../src/testing/index.js';

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('clips for tests', () => {
  it.each<ClipFormat>(['mp4', 'mov', '3gp', 'avi', 'mpeg'])('of %s are small', async (format) => {
    expect((await stat(await makeClip({ format }))).size).toBeLessThan(50_000);
  });

  it('are made once for the same options', async () => {
    expect(await makeClip({ seed: 7 })).toBe(await makeClip({ seed: 7 }));
  });

  it('have other bytes for another seed, and for another salt', async () => {
    const seeds = Array.from({ length: 12 }, (_, seed) => makeClip({ seed, seconds: 0.5 }));
    const salts = ['a', 'b'].map((bytesSalt) => makeClip({ seed: 0, seconds: 0.5, bytesSalt }));
    const hashes = await Promise.all([...seeds, ...salts].map(async (path) => hashOf(await path)));
    expect(new Set(hashes).size).toBe(14);
  });

  it('have the same bytes under another name', async () => {
    const [one, other] = [await makeClip({ fileName: 'a.mp4' }), await makeClip({ fileName: 'b c.mp4' })];
    expect(basename(other)).toBe('b c.mp4');
    expect(await hashOf(one)).toBe(await hashOf(other));
  });
});
