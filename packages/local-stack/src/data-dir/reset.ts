import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { UserFacingError } from '../user-facing-error.js';
import { endLeftovers, refuseWhenRunning } from './claim.js';
import type { DataDir } from './layout.js';

/** Removes what the system has made and nothing else: DATA_DIR may hold more. */
export async function reset(dir: DataDir, say: (line: string) => void): Promise<void> {
  await refuseWhenRunning(dir);
  if (!existsSync(dir.marker) && (await readdir(dir.root).catch(() => [])).length > 0) {
    throw new UserFacingError(
      `${dir.root} is not a data folder of SmartTag, so nothing was removed. Look at DATA_DIR.`,
    );
  }
  await endLeftovers(dir, say);
  const { root: _root, ...folders } = dir;
  for (const folder of Object.values(folders)) await rm(folder, { recursive: true, force: true });
  say(`${dir.root} is empty. The next npm start begins with fresh demo data.`);
}
