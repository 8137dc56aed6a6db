import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { repositoryDir } from '../data-dir/layout.js';

/** Where `npm run mongo:download` puts a MongoDB. */
export const downloadDir = join(repositoryDir, '.cache', 'mongodb');

/** A mongod on the PATH, else a downloaded one. */
export async function findMongod(
  path = process.env.PATH ?? '',
  downloads = downloadDir,
): Promise<string | undefined> {
  const onPath = path
    .split(delimiter)
    .filter(Boolean)
    .map((dir) => join(dir, 'mongod'));
  const names = await readdir(downloads).catch((): string[] => []);
  // The checksum beside it is written last: without it the file is not whole.
  const downloaded = names
    .filter((name) => names.includes(`${name}.md5`))
    .map((name) => join(downloads, name));
  for (const program of [...onPath, ...downloaded]) {
    if (await isProgram(program)) return program;
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
