import type { PickedFile } from '../batch/entry.ts';

const filesOfFolder = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives at most 100 entries a call, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return entries;
    entries.push(...some);
  }
};

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** `.DS_Store` and its like come along with every folder, and nobody means them. */
const isHidden = (name: string) => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';

const filesOf = async (entry: FileSystemEntry, inFolder: boolean): Promise<PickedFile[]> => {
  if (isFolder(entry)) {
    const children = (await filesOfFolder(entry)).sort((a, b) => a.name.localeCompare(b.name));
    const found: PickedFile[] = [];
    for (const child of children) found.push(...(await filesOf(child, true)));
    return found;
  }
  if (!isFile(entry) || (inFolder && isHidden(entry.name))) return [];
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return [inFolder ? { file, relativePath: entry.fullPath.replace(/^\//, '') } : { file }];
};

/**
 * The files of a drop, folders opened, in the order they were dropped. Must be called within the event:
 * the browser empties the transfer afterwards.
 */
export const droppedFiles = async (transfer: DataTransfer): Promise<PickedFile[]> => {
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  if (entries.some((entry) => entry === null)) return plain.map((file) => ({ file }));
  const found: PickedFile[] = [];
  for (const entry of entries) if (entry) found.push(...(await filesOf(entry, false)));
  return found;
};

/** The files of an input; one for folders gives each its path. */
export const chosenFiles = (input: HTMLInputElement): PickedFile[] =>
  [...(input.files ?? [])]
    .filter((file) => !(file.webkitRelativePath && isHidden(file.name)))
    .map((file) => (file.webkitRelativePath ? { file, relativePath: file.webkitRelativePath } : { file }));
