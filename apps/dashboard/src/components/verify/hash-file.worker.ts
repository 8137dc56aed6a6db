import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export type HashMessage = { read: number } | { sha256: string } | { unreadable: true };

/** A word to the page each so many bytes: often enough to see it move, seldom enough to cost nothing. */
const TELL_EACH = 8 * 1024 * 1024;

const tell = (message: HashMessage) => postMessage(message);

/** One chunk at a time, so that a file of 20 GB costs no more memory than a small one. */
const hash = async (file: File) => {
  const digest = sha256.create();
  let read = 0;
  let told = 0;
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    digest.update(part.value);
    read += part.value.length;
    if (read - told < TELL_EACH) continue;
    told = read;
    tell({ read });
  }
  return bytesToHex(digest.digest());
};

addEventListener('message', ({ data }: MessageEvent<File>) => {
  hash(data).then(
    (sum) => tell({ sha256: sum }),
    () => tell({ unreadable: true }),
  );
});
