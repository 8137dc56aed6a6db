import { copyFile, mkdir, mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { freeBox } from './big-clip.ts';

/** A folder on the disk of the person at the browser, removed at the end. */
export class Disk {
  private constructor(readonly folder: string) {}

  static async make(): Promise<Disk> {
    return new Disk(await mkdtemp(join(tmpdir(), 'smarttag-disk-')));
  }

  private async place(...path: string[]) {
    const full = join(this.folder, ...path);
    await mkdir(dirname(full), { recursive: true });
    return full;
  }

  async copyOf(source: string, ...path: string[]): Promise<string> {
    const full = await this.place(...(path.length === 0 ? [basename(source)] : path));
    await copyFile(source, full);
    return full;
  }

  /** The same video as a file of its own, so large: its last box is a hole, which readers skip. */
  async grown(source: string, size: number, ...path: string[]): Promise<string> {
    const full = await this.copyOf(source, ...path);
    const file = await open(full, 'r+');
    const { size: head } = await file.stat();
    await file.write(freeBox(size - head), 0, 16, head);
    await file.truncate(size);
    await file.close();
    return full;
  }

  /** As large as said, and nearly nothing on the disk. */
  async sparse(size: number, ...path: string[]): Promise<string> {
    const full = await this.place(...path);
    await writeFile(full, '');
    await truncate(full, size);
    return full;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** One byte at the end, which neither size nor name tells. */
export const changeLastByte = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  await file.write(Buffer.from('x'), 0, 1, (await file.stat()).size - 1);
  await file.close();
};
