import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';

export type MongoClient = InstanceType<typeof mongoose.mongo.MongoClient>;
export type Doc = Record<string, unknown>;
export type Collection<T extends Doc = Doc> = mongoose.mongo.Collection<T>;

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A server in a process of its own, as it is used. */
export class ServerProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
    readonly port: number,
    readonly dataDir: string,
  ) {}

  static async start(dataDir: string, args: string[] = [], wrapper: string[] = []): Promise<ServerProcess> {
    const command = [...wrapper, process.execPath, MAIN, '--data-dir', dataDir, '--port', '0', ...args];
    const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout! });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended before it was ready (${String(code)})`);
    });
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
    ended.catch(() => undefined);
    const { url, port } = JSON.parse(line) as { url: string; port: number };
    return new ServerProcess(child, url, port, dataDir);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Ends the process and waits for its end; answers its exit code, null when a signal ended it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }
}

export async function connect(url: string, options: object = {}): Promise<MongoClient> {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: 5000, ...options });
  return client.connect();
}
