const MiB = 1024 * 1024;
const SAMPLE = 64 * 1024;
const SAMPLES = 16;

export interface ByteRange {
  offset: number;
  length: number;
}

/**
 * Which bytes the content hint covers (DESIGN.md section 4): under 4 MiB all of them, else the first and
 * last MiB and 16 samples of 64 KiB spread evenly.
 */
export const contentHintRanges = (size: number): ByteRange[] => {
  if (size < 4 * MiB) return size === 0 ? [] : [{ offset: 0, length: size }];
  const samples = Array.from({ length: SAMPLES }, (_, i) => ({
    offset: Math.floor((i * (size - SAMPLE)) / (SAMPLES - 1)),
    length: SAMPLE,
  }));
  return [{ offset: 0, length: MiB }, { offset: size - MiB, length: MiB }, ...samples];
};

interface Sha256 {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/**
 * SHA-256, hex, over the size as 8 bytes big-endian and then the ranges in their order. The reader may
 * give less than asked only at its end, which then shows as another hint.
 */
export const contentHintOf = async (
  size: number,
  read: (range: ByteRange) => Promise<Uint8Array>,
  sha256: Sha256,
): Promise<string> => {
  const head = new Uint8Array(8);
  new DataView(head.buffer).setBigUint64(0, BigInt(size));
  sha256.update(head);
  for (const range of contentHintRanges(size)) sha256.update(await read(range));
  return [...sha256.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
