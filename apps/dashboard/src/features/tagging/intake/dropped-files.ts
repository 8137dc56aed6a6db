import { compareNames } from '../../../format/order.ts';
import type { PickedFile } from '../batch/entry.ts';
import { handleOfDrop } from './dropped-handles.ts';

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** `.DS_Store` and its like come along with every folder, and nobody means them. */
const isHidden = (name: string) => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';

const pathOf = (entry: FileSystemEntry) => entry.fullPath.replace(/^\//, '');

/** A file or folder that the system would not open. It is listed all the same: the others go on. */
const unreadable = (entry: FileSystemEntry): PickedFile => ({
  file: new File([], entry.name),
  relativePath: pathOf(entry),
  unreadable: true,
});

const childrenOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
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

const filesOf = async (entry: FileSystemEntry): Promise<PickedFile[]> => {
  if (isFolder(entry)) {
    const children = (await childrenOf(entry)).sort((a, b) => compareNames(a.name, b.name));
    return (await Promise.all(children.map(filesOrFault))).flat();
  }
  if (!isFile(entry) || isHidden(entry.name)) return [];
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return [{ file, relativePath: pathOf(entry) }];
};

const filesOrFault = (entry: FileSystemEntry) => filesOf(entry).catch(() => [unreadable(entry)]);

/** A single file is here at once and has no path; a folder is opened, however deep. */
const filesOfItem = (item: DataTransferItem): PickedFile[] | Promise<PickedFile[]> => {
  const entry = item.webkitGetAsEntry();
  if (entry && isFolder(entry)) return filesOrFault(entry);
  const file = item.getAsFile();
  return file ? [{ file }] : [];
};

const filesWithHandles = async (item: DataTransferItem): Promise<PickedFile[]> => {
  const handleOf = handleOfDrop(item);
  const files = await filesOfItem(item);
  return files.map((picked) => ({ ...picked, handle: () => handleOf(picked.relativePath) }));
};

/**
 * The files of a drop, folders opened, in the order they were dropped. Must be called within the event:
 * the browser empties the transfer afterwards.
 */
export const droppedFiles = async (transfer: DataTransfer): Promise<PickedFile[]> => {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  return (await Promise.all(items.map(filesWithHandles))).flat();
};

/** The files of an input; one for folders gives each its path. */
export const chosenFiles = (input: HTMLInputElement): PickedFile[] =>
  [...(input.files ?? [])]
    .filter((file) => !(file.webkitRelativePath && isHidden(file.name)))
    .map((file) => (file.webkitRelativePath ? { file, relativePath: file.webkitRelativePath } : { file }));
