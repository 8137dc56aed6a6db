import { sha256 } from '@noble/hashes/sha2.js';
import { contentHintOf } from '@smarttag/domain';

export interface HintQuestion {
  id: number;
  file: File;
}
export type HintAnswer = { id: number; hint: string } | { id: number; unreadable: true };

/** Reads slices only, so that a file of 20 GB costs no more memory than one of 4 MB. */
const hintOf = (file: File) =>
  contentHintOf(
    file.size,
    async ({ offset, length }) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    sha256.create(),
  );

const answer = async ({ id, file }: HintQuestion): Promise<HintAnswer> => {
  try {
    return { id, hint: await hintOf(file) };
  } catch {
    return { id, unreadable: true };
  }
};

addEventListener('message', (message: MessageEvent<HintQuestion>) => {
  void answer(message.data).then((found) => postMessage(found));
});
