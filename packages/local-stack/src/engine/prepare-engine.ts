import { readdir } from 'node:fs/promises';
import type { DataDir } from '../data-dir/layout.js';
import { chooseEngine } from './choose-engine.js';
import { embeddedPart, embeddedUrl } from './embedded.js';
import type { Engine } from './engine.js';
import { findMongod } from './find-mongod.js';
import { mongodPart, mongodUrl } from './mongod.js';

export interface PrepareEngineOptions {
  readonly dir: DataDir;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

/** Decides on an engine; the caller starts its part. */
export async function prepareEngine({
  dir,
  port,
  env,
  onLine,
}: PrepareEngineOptions): Promise<Engine & { remark?: string }> {
  const choice = chooseEngine({
    mongoUrl: env.MONGO_URL,
    mongod: await findMongod(env.PATH),
    dataOf: { mongod: await holdsFiles(dir.mongod), embedded: await holdsFiles(dir.embeddedMongo) },
  });
  const { remark } = choice;
  switch (choice.kind) {
    case 'url':
      return {
        url: choice.url,
        description: `MongoDB: ${withoutPassword(choice.url)} (from MONGO_URL)`,
        remark,
      };
    case 'mongod':
      return {
        url: mongodUrl(port),
        description: `MongoDB: ${choice.program}, data in ${dir.mongod}`,
        part: mongodPart(choice.program, { dataDir: dir.mongod, port, onLine }),
        remark,
      };
    case 'embedded':
      return {
        url: embeddedUrl(port),
        description: `MongoDB: embedded-mongo, for laptops and tests; data in ${dir.embeddedMongo}`,
        part: embeddedPart({ dataDir: dir.embeddedMongo, port, onLine }),
        remark,
      };
  }
}

async function holdsFiles(dir: string): Promise<boolean> {
  return (await readdir(dir).catch(() => [])).length > 0;
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}
