import { describe, expect, it } from 'vitest';
import { droppedFiles } from './dropped-files.ts';

const fileEntry = (fullPath: string) => {
  const name = fullPath.split('/').at(-1)!;
  return {
    isFile: true,
    isDirectory: false,
    name,
    fullPath,
    file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
  };
};
type Entry = ReturnType<typeof fileEntry> | ReturnType<typeof folderEntry>;

/** Gives its children a hundred at a time, as browsers do. */
const folderEntry = (fullPath: string, children: unknown[]): object => ({
  isFile: false,
  isDirectory: true,
  name: fullPath.split('/').at(-1)!,
  fullPath,
  createReader: () => {
    const left = [...children];
    return { readEntries: (resolve: (entries: unknown[]) => void) => resolve(left.splice(0, 100)) };
  },
});

const drop = (entries: Entry[]) =>
  droppedFiles({
    items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })),
    files: [],
  } as unknown as DataTransfer);

const names = async (entries: Entry[]) =>
  (await drop(entries)).map(({ file, relativePath }) => relativePath ?? file.name);

describe('droppedFiles', () => {
  it('keeps the order of the drop and gives single files no path', async () => {
    expect(await names([fileEntry('/b.mp4'), fileEntry('/a.mp4')])).toEqual(['b.mp4', 'a.mp4']);
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
});
