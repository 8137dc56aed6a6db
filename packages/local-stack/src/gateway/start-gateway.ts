import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserFacingError } from '../user-facing-error.js';
import { proxy } from './proxy.js';
import { staticFiles } from './static-files.js';

export interface GatewayOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  readonly apiUrl: string;
  readonly uploadsUrl: string;
  readonly staticDir: string;
}

export interface Gateway {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** One origin: /api to the api, /files to uploads, everything else is the dashboard. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const dashboard = staticFiles(options.staticDir);
  const server = createServer({ keepAlive: true, keepAliveInitialDelay: 60_000 }, (req, res) => {
    const path = req.url ?? '/';
    if (isUnder('/api', path)) proxy(req, res, options.apiUrl);
    else if (isUnder('/files', path)) proxy(req, res, options.uploadsUrl);
    else dashboard(req, res);
  });
  // An upload of 20 GB is one long request.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 75_000;

  server.listen(options.port, options.host ?? '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explained(error as NodeJS.ErrnoException, options.port);
  }
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isUnder(prefix: string, path: string): boolean {
  return path.startsWith(prefix) && ['', '/', '?'].includes(path.charAt(prefix.length));
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new UserFacingError(`Port ${port} is taken. Use another one: PORT=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') {
    return new UserFacingError(`Port ${port} is not open to this user. Use another one: PORT=4000 npm start`);
  }
  return error;
}
