import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this package lies in: apps are started from their `dist` folders, not imported. */
export const repositoryDir = fileURLToPath(new URL('../../../../', import.meta.url));

export interface DataDir {
  readonly root: string;
  readonly embeddedMongo: string;
  readonly mongod: string;
  readonly redis: string;
  readonly files: string;
  readonly samples: string;
  readonly logs: string;
  /** Says that the folder is one of ours. */
  readonly marker: string;
  /** What a running system writes about itself; worthless after it. */
  readonly run: string;
}

export function dataDirLayout(dir: string): DataDir {
  const root = resolve(dir);
  return {
    root,
    embeddedMongo: join(root, 'embedded-mongo'),
    mongod: join(root, 'mongod'),
    redis: join(root, 'redis'),
    files: join(root, 'files'),
    samples: join(root, 'samples'),
    logs: join(root, 'logs'),
    marker: join(root, '.smarttag'),
    run: join(root, 'run'),
  };
}
