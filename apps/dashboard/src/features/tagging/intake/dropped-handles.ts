const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';
const isFolder = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
  handle.kind === 'directory';

/** `spring/9x16/a.mp4` within the folder `spring`. */
const within = async (folder: FileSystemDirectoryHandle, path: string): Promise<FileSystemFileHandle> => {
  const folders = path.split('/').slice(1);
  const name = folders.pop()!;
  let last = folder;
  for (const one of folders) last = await last.getDirectoryHandle(one);
  return last.getFileHandle(name);
};

export type HandleOf = (relativePath: string | undefined) => Promise<FileSystemFileHandle | undefined>;

/**
 * The handle of a dropped file, or of a file in a dropped folder, where the browser gives handles. Must be
 * called within the event; what it gives is asked later.
 */
export const handleOfDrop = (item: DataTransferItem): HandleOf => {
  const dropped = item.getAsFileSystemHandle?.().catch(() => null);
  return async (relativePath) => {
    const handle = await dropped;
    if (!handle) return undefined;
    if (isFolder(handle) && relativePath !== undefined) return within(handle, relativePath);
    return isFile(handle) ? handle : undefined;
  };
};
