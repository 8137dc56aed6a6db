import { mkdir } from 'node:fs/promises';
import { UserFacingError } from '../user-facing-error.js';
import { downloadDir } from './find-mongod.js';

/** Fetches a real MongoDB server where there is internet; `findMongod` sees it from then on. */
export async function downloadMongo(say: (line: string) => void, folder = downloadDir): Promise<void> {
  await mkdir(folder, { recursive: true });
  say(`Downloading MongoDB to ${folder} …`);
  // What is fetched will be run: the downloader checks certificates only when told so in this way.
  process.env.npm_config_strict_ssl ??= 'true';
  // Loaded here only: nobody who has a database should pay for it.
  const { MongoBinary } = await import('mongodb-memory-server-core');
  try {
    const program = await MongoBinary.getPath({ downloadDir: folder, systemBinary: undefined });
    say(`MongoDB is here: ${program}. The next npm start uses it, on a data folder without a database.`);
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    throw new UserFacingError(
      `MongoDB could not be downloaded: ${reason}. SmartTag works without it, on its embedded engine.`,
    );
  }
}
