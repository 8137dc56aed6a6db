import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as openSocket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { connect, removeFolder, ServerProcess, temporaryFolder } from './support/server-process.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folders: string[] = [];

function folder(): string {
  folders.push(temporaryFolder());
  return folders.at(-1)!;
}

afterEach(() => folders.splice(0).forEach(removeFolder));

describe('the server process', () => {
  it('ends cleanly when told to, and has its data when started again', async () => {
    const dataDir = folder();
    const first = await ServerProcess.start(dataDir);
    const client = await connect(first.url);
    await client.db('kept').collection<{ _id: number }>('docs').insertOne({ _id: 1 });
    expect(await first.stop('SIGTERM')).toBe(0);
    await client.close();

    const second = await ServerProcess.start(dataDir);
    const again = await connect(second.url);
    expect(await again.db('kept').collection('docs').find().toArray()).toEqual([{ _id: 1 }]);
    await again.close();
    expect(await second.stop('SIGINT')).toBe(0);
  });

  it('ends when the parent that forked it is gone', async () => {
    const child = fork(MAIN, ['--data-dir', folder(), '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    await once(createInterface({ input: child.stdout! }), 'line');
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
  });

  it('leaves a folder alone that another server has, until that one is gone', async () => {
    const dataDir = folder();
    const first = await ServerProcess.start(dataDir);
    expect(await runToEnd(dataDir, '0')).toEqual({
      code: 1,
      said: expect.stringContaining('is in use by the server'),
    });
    await first.stop('SIGKILL');
    const second = await ServerProcess.start(dataDir);
    await second.stop();
  });

  it('says that its port is taken, and lets the folder go', async () => {
    const first = await ServerProcess.start(folder());
    const dataDir = folder();
    const refused = await runToEnd(dataDir, String(first.port));
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('EADDRINUSE') });
    const second = await ServerProcess.start(dataDir);
    await second.stop();
    await first.stop();
  });

  it('closes the connection of a client that does not speak its protocol', async () => {
    const server = await ServerProcess.start(folder());
    const socket = openSocket(server.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await once(socket, 'close');
    const client = await connect(server.url);
    expect(await client.db('any').command({ ping: 1 })).toEqual({ ok: 1 });
    await client.close();
    await server.stop();
  });
});

/** Runs a server that is expected to give up. */
async function runToEnd(dataDir: string, port: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [MAIN, '--data-dir', dataDir, '--port', port], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
