import { onScopeDispose, shallowRef } from 'vue';
import { hashFile } from './hash-file.ts';

export interface TaggedBytes {
  sha256: string;
  size: number;
}

/** Where a comparison stands. A file of another size needs no reading. */
export type Verification = { file: File } & (
  | { kind: 'reading'; read: number }
  | { kind: 'same' }
  | { kind: 'other_size' }
  | { kind: 'other_bytes'; sha256: string }
  | { kind: 'unreadable' }
);

/** Compares a local file with tagged bytes, on this computer: nothing of it is sent. */
export const useVerifyFile = (tagged: () => TaggedBytes) => {
  const verification = shallowRef<Verification>();
  let running = new AbortController();

  const cancel = () => {
    running.abort();
    verification.value = undefined;
  };

  const compare = async (file: File, signal: AbortSignal): Promise<Verification> => {
    if (file.size !== tagged().size) return { kind: 'other_size', file };
    const sha256 = await hashFile(file, {
      signal,
      onRead: (read) => (verification.value = { kind: 'reading', file, read }),
    });
    if (sha256 === undefined) return { kind: 'unreadable', file };
    return sha256 === tagged().sha256 ? { kind: 'same', file } : { kind: 'other_bytes', file, sha256 };
  };

  /** A file that is being read gives way to a newer one. */
  const verify = async (file: File) => {
    cancel();
    const { signal } = (running = new AbortController());
    verification.value = { kind: 'reading', file, read: 0 };
    try {
      verification.value = await compare(file, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };

  onScopeDispose(cancel);
  return { verification, verify, cancel };
};
