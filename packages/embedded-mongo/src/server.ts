import { createServer, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';
import { dispatch, type Services } from './commands/dispatch.js';
import { PipelinePool } from './pipeline/pool.js';
import { Cursors, IDLE_CURSOR } from './read/cursors.js';
import { Catalog } from './store/catalog.js';
import { openEnvironment } from './store/environment.js';
import { lockFolder } from './store/folder-lock.js';
import { Snapshot } from './store/snapshot.js';
import { serveConnection } from './wire/connection.js';
import { commandMessage } from './wire/messages.js';
import { Writer } from './write/writer.js';

// Named here, at the root of what is built, as its parts are put together into one file.
const WRITING_THREAD = new URL('./write/thread.js', import.meta.url);
const PIPELINE_THREAD = new URL('./pipeline/thread.js', import.meta.url);

export interface EmbeddedMongoOptions {
  /** folder of the store; made when it does not exist; one server at a time */
  dataDir: string;
  /** default 0: any free port */
  port?: number;
  /** default 127.0.0.1; there is no password, so nothing else is sensible outside a container */
  host?: string;
  /** how long an idle cursor lives, in milliseconds; default 10 minutes as in MongoDB */
  idleCursor?: number;
  /** called when the store cannot be written to any more; the process should end. Default: it does, with code 1 */
  onFatal?: (reason: string) => void;
  /** time between two removals of expired documents, in milliseconds; default 60 s as in MongoDB */
  expiryInterval?: number;
}

export interface EmbeddedMongo {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Starts a server and resolves when it takes connections. Rejects when the port or the folder cannot be had. */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const { dataDir, port = 0, host = '127.0.0.1' } = options;
  const unlockFolder = lockFolder(dataDir);
  const environment = openEnvironment(dataDir);
  const catalog = new Catalog(environment.meta);
  const writer = await Writer.start(WRITING_THREAD, dataDir, options.onFatal ?? endProcess);
  const pipelines = new PipelinePool(PIPELINE_THREAD, { dataDir });
  const cursors = new Cursors();
  const services: Services = {
    cursors,
    writer,
    pipelines,
    snapshot: () => Snapshot.take(environment, catalog),
  };

  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const connectionId = ++connections;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, (request) => dispatch(request, connectionId, services));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch(async (error: unknown) => {
    await writer.close();
    await environment.root.close();
    unlockFolder();
    throw error;
  });

  const idle = options.idleCursor ?? IDLE_CURSOR;
  const reaper = setInterval(() => cursors.reap(idle), Math.min(idle, 10_000));
  const expiry = setInterval(() => void expire(writer), options.expiryInterval ?? 60_000);

  const address = server.address() as AddressInfo;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    url: `mongodb://${shownHost}:${address.port}/?directConnection=true`,
    port: address.port,
    async close() {
      clearInterval(reaper);
      clearInterval(expiry);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
      cursors.closeAll();
      await pipelines.close();
      await writer.close();
      await environment.root.close();
      unlockFolder();
    },
  };
}

/** A failure here (a full disk) shows at the next write of a client, which is told. */
async function expire(writer: Writer): Promise<void> {
  await writer.write('expire', 'admin', commandMessage({ expire: 1 })).catch(() => undefined);
}

function endProcess(reason: string): void {
  process.stderr.write(`embedded-mongo ends: ${reason}\n`);
  process.exit(1);
}
