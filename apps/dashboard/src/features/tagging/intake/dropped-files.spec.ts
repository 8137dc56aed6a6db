import { describe, expect, it } from 'vitest';
import { droppedFiles } from './dropped-files.ts';

interface Entry {
  isFile: boolean;
  isDirectory: boolean;
  name: string;
  fullPath: string;
}

const entry = (fullPath: string, isDirectory: boolean): Entry => ({
  isFile: !isDirectory,
  isDirectory,
  name: fullPath.split('/').at(-1)!,
  fullPath,
});
const fileEntry = (fullPath: string) => ({
  ...entry(fullPath, false),
  file: (resolve: (file: File) => void) => resolve(new File(['x'], fullPath.split('/').at(-1)!)),
});
/** As for a file of a cloud folder that is not on this computer. */
const lostEntry = (fullPath: string) => ({
  ...entry(fullPath, false),
  file: (_resolve: unknown, reject: (error: Error) => void) => reject(new Error('NotFoundError')),
});

/** Gives its children a hundred at a time, as browsers do. */
const folderEntry = (fullPath: string, children: Entry[]) => ({
  ...entry(fullPath, true),
  createReader: () => {
    const left = [...children];
    return { readEntries: (resolve: (entries: Entry[]) => void) => resolve(left.splice(0, 100)) };
  },
});
const lockedFolder = (fullPath: string) => ({
  ...entry(fullPath, true),
  createReader: () => ({
    readEntries: (_resolve: unknown, reject: (error: Error) => void) => reject(new Error('NotReadable')),
  }),
});

const drop = (entries: Entry[]) =>
  droppedFiles({
    items: entries.map((one) => ({
      kind: 'file',
      webkitGetAsEntry: () => one,
      getAsFile: () => (one.isFile ? new File(['x'], one.name) : null),
    })),
  } as unknown as DataTransfer);

const names = async (entries: Entry[]) =>
  (await drop(entries)).map(({ file, relativePath }) => relativePath ?? file.name);

describe('droppedFiles', () => {
  it('keeps the order of the drop and gives single files no path', async () => {
    const folder = folderEntry('/spring', [fileEntry('/spring/c.mp4')]);
    expect(await names([fileEntry('/b.mp4'), folder, fileEntry('/a.mp4')])).toEqual([
      'b.mp4',
      'spring/c.mp4',
      'a.mp4',
    ]);
  });

  it('opens folders within folders, by name, and leaves hidden files out', async () => {
    const folder = folderEntry('/spring', [
      fileEntry('/spring/z.mp4'),
      fileEntry('/spring/.DS_Store'),
      folderEntry('/spring/9x16', [fileEntry('/spring/9x16/a.mp4')]),
    ]);
    expect(await names([folder])).toEqual(['spring/9x16/a.mp4', 'spring/z.mp4']);
  });

  it('reads a folder to its end', async () => {
    const children = Array.from({ length: 250 }, (_, index) => fileEntry(`/many/${index}.mp4`));
    expect(await drop([folderEntry('/many', children)])).toHaveLength(250);
  });

  it('lists what cannot be opened, and goes on with the others', async () => {
    const folder = folderEntry('/spring', [
      lockedFolder('/spring/locked'),
      lostEntry('/spring/only in the cloud.mp4'),
      fileEntry('/spring/z.mp4'),
    ]);
    expect((await drop([folder])).map(({ file, unreadable }) => [file.name, unreadable ?? false])).toEqual([
      ['locked', true],
      ['only in the cloud.mp4', true],
      ['z.mp4', false],
    ]);
  });
});
