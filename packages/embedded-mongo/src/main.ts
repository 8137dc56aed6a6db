#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startEmbeddedMongo } from './server.js';

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    port: { type: 'string', default: '27017' },
    host: { type: 'string', default: '127.0.0.1' },
    'idle-cursor': { type: 'string' },
    'expiry-interval': { type: 'string' },
  },
});

function optional(name: 'idle-cursor' | 'expiry-interval'): number | undefined {
  return values[name] === undefined ? undefined : Number(values[name]);
}

if (!values['data-dir']) {
  process.stderr.write('embedded-mongo --data-dir <folder> [--port <number>] [--host <address>]\n');
  process.exit(2);
}

try {
  const server = await startEmbeddedMongo({
    dataDir: values['data-dir'],
    port: Number(values.port),
    host: values.host,
    idleCursor: optional('idle-cursor'),
    expiryInterval: optional('expiry-interval'),
  });
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // a forked server does not outlive its parent
  process.on('disconnect', stop);
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url, port: server.port })}\n`);
} catch (error) {
  process.stderr.write(`embedded-mongo: ${(error as Error).message}\n`);
  process.exit(1);
}
