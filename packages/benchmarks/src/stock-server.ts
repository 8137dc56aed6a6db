import type { AddressInfo } from 'node:net';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

/** The peer, in a process of its own: the stock server as its documentation starts it. */
const directory = process.argv[2] ?? '.';
const server = new Server({ path: '/files', datastore: new FileStore({ directory }) }).listen(
  { host: '127.0.0.1', port: 0 },
  () => console.log((server.address() as AddressInfo).port),
);
