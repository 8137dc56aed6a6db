import { dataDirLayout } from './data-dir/layout.js';
import { reset } from './data-dir/reset.js';
import { downloadMongo } from './engine/download-mongo.js';
import { dataDirOf } from './settings.js';
import { start } from './start.js';
import { UserFacingError } from './user-facing-error.js';

const say = (line: string) => console.log(line);

const commands: Record<string, () => Promise<void>> = {
  start: () => start(process.env, say),
  reset: () => reset(dataDirLayout(dataDirOf(process.env)), say),
  'mongo:download': () => downloadMongo(say),
};

/** Called by tools/run.mjs too, in its own process: then none stands between npm and the system. */
export async function main(name: string | undefined): Promise<number> {
  const command = commands[name ?? ''];
  try {
    if (!command) throw new UserFacingError(`smarttag-local ${Object.keys(commands).join(' | ')}`);
    await command();
    return 0;
  } catch (error) {
    console.error(error instanceof UserFacingError ? error.message : error);
    return 1;
  }
}
