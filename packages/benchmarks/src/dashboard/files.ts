import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of so many files, each of its own size; nearly nothing of them is on the disk. */
export const makeFiles = async (count: number, size: number): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'smarttag-dashboard-'));
  for (let index = 1; index <= count; index++) {
    const path = join(folder, `juniper_holiday_hero_15s_9x16_v${String(index).padStart(4, '0')}.mp4`);
    await writeFile(path, '');
    await truncate(path, size + index);
  }
  return folder;
};
