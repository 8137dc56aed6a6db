import { open } from 'node:fs/promises';

/** The few bytes at a time that a look at a container's skeleton needs. */
export interface ByteSource {
  size: number;
  /** Up to `length` bytes from `position`; fewer at the end of the file. */
  bytes(position: number, length: number): Promise<Buffer>;
}

/** Parts that are followed through a file; a hostile one could consist of billions. */
export const MOST_PARTS = 100_000;

export async function withByteSource<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await use({
      size,
      bytes: async (position, length) => {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}
