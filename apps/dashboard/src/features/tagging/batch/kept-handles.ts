import { createStore, delMany, get, keys, set } from 'idb-keyval';
import { shallowReactive } from 'vue';
import type { PickedFile } from './entry.ts';

const isGranted = async (handle: FileSystemFileHandle): Promise<boolean> => {
  const wanted = { mode: 'read' } as const;
  if ((await handle.queryPermission?.(wanted)) === 'granted') return true;
  return (await handle.requestPermission?.(wanted)) === 'granted';
};

/**
 * Where the browser can keep them, handles of the files that are not sent yet, by creative id: after a reload
 * one click goes on with all of them.
 */
export const createKeptHandles = () => {
  const store = createStore('smarttag-files', 'handles');
  const ids = shallowReactive(new Set<string>());
  // Without storage, or without handles in it, files are selected again.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

  quietly(keys<string>(store).then((kept) => kept.forEach((id) => ids.add(id))));

  const keepNow = async (id: string, handleOf: NonNullable<PickedFile['handle']>) => {
    const handle = await handleOf();
    if (!handle) return;
    await set(id, handle, store);
    ids.add(id);
  };

  const forget = (gone: readonly string[]) => {
    const known = gone.filter((id) => ids.delete(id));
    if (known.length > 0) quietly(delMany(known, store));
  };

  /** Within a click: the browser asks the person. Undefined when the file is gone or not to be read. */
  const open = async (id: string): Promise<PickedFile | undefined> => {
    try {
      const handle = await get<FileSystemFileHandle>(id, store);
      if (!handle || !(await isGranted(handle))) return undefined;
      return { file: await handle.getFile(), handle: () => Promise.resolve(handle) };
    } catch {
      return undefined;
    }
  };

  return {
    has: (id: string) => ids.has(id),
    keep: (id: string, { handle }: PickedFile) => {
      if (handle) quietly(keepNow(id, handle));
    },
    forget,
    open,
  };
};
export type KeptHandles = ReturnType<typeof createKeptHandles>;
