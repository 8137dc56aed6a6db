import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  request,
  type ClientRequest,
  type IncomingMessage,
  type RequestListener,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '../src/free-port.js';
import { startGateway } from '../src/gateway/start-gateway.js';

/** A gateway in front of one app that answers as the test says; without an app, nothing answers behind it. */
export async function gatewayBefore(app?: RequestListener): Promise<number> {
  const appUrl = `http://127.0.0.1:${app ? await listen(app) : await freePort()}`;
  const staticDir = await dashboardFiles();
  const gateway = await startGateway({ port: 0, apiUrl: appUrl, uploadsUrl: appUrl, staticDir });
  onTestFinished(() => gateway.close());
  return gateway.port;
}

async function listen(app: RequestListener): Promise<number> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function dashboardFiles(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'smarttag-gateway-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  await mkdir(join(dir, 'dist/assets'), { recursive: true });
  await writeFile(join(dir, 'secret.txt'), 'secret');
  await writeFile(join(dir, 'dist/index.html'), '<title>SmartTag</title>');
  await writeFile(join(dir, 'dist/assets/app-1a2b3c.js'), 'export {};');
  return join(dir, 'dist');
}

export interface Call {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** By node:http, because fetch tidies paths and headers before it sends them. */
export function open({ port, path, method = 'GET', headers }: Call): ClientRequest {
  return request({ host: '127.0.0.1', port, path, method, headers, agent: false });
}

export async function call(options: Call): Promise<{ answer: IncomingMessage; body: string }> {
  const req = open(options).end();
  const [answer] = (await once(req, 'response')) as [IncomingMessage];
  return { answer, body: await text(answer) };
}

export async function text(answer: IncomingMessage): Promise<string> {
  return Buffer.concat(await answer.toArray()).toString();
}
