import { mkdirSync } from 'node:fs';
import { type Database, open, type RootDatabase } from 'lmdb';

export type Bytes = Database<Buffer, Buffer>;

export interface Environment {
  root: RootDatabase;
  /** documents and index entries; see keys.ts for how their keys are made */
  data: Bytes;
  /** the catalog: collections, indexes, counters */
  meta: Bytes;
}

/** Address space for the store; the file grows only as needed. */
const MAP_SIZE = 256 * 2 ** 30;

/**
 * Opens the store in this thread. Commits are synchronous and flushed (no overlapping sync), so that a commit that
 * returned is on the disk; LMDB never overwrites pages a committed state needs.
 */
export function openEnvironment(dataDir: string): Environment {
  mkdirSync(dataDir, { recursive: true });
  const root = open({
    path: dataDir,
    noSubdir: false,
    maxDbs: 4,
    maxReaders: 2048,
    mapSize: MAP_SIZE,
    overlappingSync: false,
    keyEncoding: 'binary',
    encoding: 'binary',
    cache: false,
  });
  const binary = { keyEncoding: 'binary', encoding: 'binary', cache: false } as const;
  return {
    root,
    data: root.openDB('data', binary) as Bytes,
    meta: root.openDB('meta', binary) as Bytes,
  };
}
