import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClip } from '@smarttag/media/testing';

/** A `free` box of MP4, which readers skip, with its size in 64 bits. */
export const freeBox = (bytes: number): Buffer => {
  const header = Buffer.alloc(16);
  header.writeUInt32BE(1, 0);
  header.write('free', 4);
  header.writeBigUInt64BE(BigInt(bytes), 8);
  return header;
};

/** A real video whose last box is a hole on the disk: `size` bytes long, and made at once. */
export const makeBigClip = async (fileName: string, size: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'smarttag-big-'));
  const path = join(folder, fileName);
  await copyFile(await makeClip({ seed: 501, seconds: 6 }), path);
  const { size: head } = await stat(path);
  const file = await open(path, 'r+');
  await file.write(freeBox(size - head), 0, 16, head);
  await file.truncate(size);
  await file.close();
  return { path, remove: () => rm(folder, { recursive: true }) };
};
