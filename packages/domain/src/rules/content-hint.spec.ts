import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentHintOf, contentHintRanges } from './content-hint.js';

const MiB = 1024 * 1024;
const KiB = 1024;

const hintOf = (bytes: Buffer) =>
  contentHintOf(
    bytes.length,
    async ({ offset, length }) => bytes.subarray(offset, offset + length),
    createHash('sha256'),
  );

/** DESIGN.md section 4, written down a second time. */
const slowHintOf = (bytes: Buffer) => {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(bytes.length));
  const parts: Uint8Array[] = [size];
  if (bytes.length < 4 * MiB) parts.push(bytes);
  else {
    parts.push(bytes.subarray(0, MiB), bytes.subarray(bytes.length - MiB));
    for (let i = 0; i <= 15; i += 1) {
      const at = Math.floor((i * (bytes.length - 64 * KiB)) / 15);
      parts.push(bytes.subarray(at, at + 64 * KiB));
    }
  }
  return createHash('sha256').update(Buffer.concat(parts)).digest('hex');
};

describe('the content hint', () => {
  it.each([0, 1, 4 * MiB - 1, 4 * MiB, 4 * MiB + 1, 9_999_999])(
    'of %i bytes covers what it must',
    async (size) => {
      const bytes = randomBytes(size);
      expect(await hintOf(bytes)).toBe(slowHintOf(bytes));
    },
  );

  it('covers every byte under 4 MiB', async () => {
    const bytes = randomBytes(MiB);
    const before = await hintOf(bytes);
    bytes[MiB / 2]! ^= 1;
    expect(await hintOf(bytes)).not.toBe(before);
  });

  it('tells sizes apart when all bytes are alike', async () => {
    expect(await hintOf(Buffer.alloc(5 * MiB))).not.toBe(await hintOf(Buffer.alloc(5 * MiB + 1)));
  });

  it.each([4 * MiB, 20e9, Number.MAX_SAFE_INTEGER])('stays inside a file of %i bytes', (size) => {
    const ranges = contentHintRanges(size);
    expect(ranges).toHaveLength(18);
    for (const { offset, length } of ranges) {
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset + length).toBeLessThanOrEqual(size);
    }
  });

  it('differs when the reader gives less than the file had', async () => {
    const bytes = randomBytes(5 * MiB);
    const cut = await contentHintOf(bytes.length, async () => new Uint8Array(0), createHash('sha256'));
    expect(cut).not.toBe(await hintOf(bytes));
  });
});
