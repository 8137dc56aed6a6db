import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Server {
  name: string;
  url: string;
  /** a write is on the disk when it is answered */
  durable: boolean;
  /** anonymous resident memory in MiB, where it can be told */
  memory(): number | undefined;
  stop(): Promise<void>;
}

/** embedded-mongo in a process of its own, on an empty folder. */
export async function startEngine(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'benchmark-'));
  const main = join(fileURLToPath(import.meta.resolve('@smarttag/embedded-mongo')), '../main.js');
  const child = spawn(process.execPath, [main, '--data-dir', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    name: 'embedded-mongo',
    url: (JSON.parse(line) as { url: string }).url,
    durable: true,
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/RssAnon:\s*(\d+)/.exec(status)![1]) / 1024);
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The peer of PEER_MONGO_URL, if there is one; it waits for the disk when PEER_SQL can tell its PostgreSQL to. */
export async function startPeer(): Promise<Server | undefined> {
  const url = process.env.PEER_MONGO_URL;
  const sql = process.env.PEER_SQL;
  if (!url) return undefined;
  if (sql) await switchDurability(sql, (setting) => `ALTER SYSTEM SET ${setting} = on`);
  return {
    name: 'DocumentDB',
    url,
    durable: sql !== undefined,
    memory: () => undefined,
    async stop() {
      if (sql) await switchDurability(sql, (setting) => `ALTER SYSTEM RESET ${setting}`);
    },
  };
}

/** What PostgreSQL needs to have a commit on the disk before it is answered. */
const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** `command` runs the SQL statement that it is given as its last argument. */
async function switchDurability(command: string, statement: (setting: string) => string): Promise<void> {
  const run = promisify(execFile);
  const statements = [...DURABILITY.map(statement), 'SELECT pg_reload_conf()'];
  for (const one of statements) await run('sh', ['-c', `${command} "$0"`, one]);
}
