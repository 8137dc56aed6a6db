import { useClipboard } from '@vueuse/core';
import { announce } from '../shell/announce.ts';

/** Copies and says so: `copied` holds for 1.5 s. Works without a secure context too. */
export const useCopy = (spoken: () => string) => {
  const { copy: write, copied } = useClipboard({ legacy: true, copiedDuring: 1_500 });
  const copy = async (text: string) => {
    await write(text);
    announce(spoken());
  };
  return { copy, copied };
};
