import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';
import { freePort } from './free-port.js';

/** Keeps what it gets, for one test file. */
export const startMailServer = async (): Promise<{ url: string; letters: string[] }> => {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString().replaceAll('=\r\n', ''));
        done();
      });
    },
  });
  afterAll(() => new Promise<void>((closed) => void server.close(closed)));
  const port = await freePort();
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return { url: `smtp://127.0.0.1:${port}`, letters };
};
