import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.js';
import type { World } from './world.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Process {
  url: string;
  child: ChildProcess;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** The app as it runs in production: its own process, from what was built. */
export const startProcess = async (
  world: World,
  over: Record<string, string> = {},
  /** Words before the command, such as a limit to run under. */
  prefix: string[] = [],
): Promise<Process> => {
  const port = over['PORT'] ?? String(await freePort());
  const [command = '', ...words] = [...prefix, process.execPath, MAIN];
  const child = spawn(command, words, {
    env: { PATH: process.env['PATH'], ...world.environment(over), PORT: port },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  world.atEnd(() => kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => expectHealthy(await fetch(`${url}/health`)));
  return { url: `${url}/files`, child, kill };
};

const expectHealthy = ({ ok, status }: Response) => {
  if (!ok) throw new Error(`health answered ${status}`);
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
