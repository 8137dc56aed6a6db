import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { downloadMongo } from '../src/engine/download-mongo.js';
import { findMongod } from '../src/engine/find-mongod.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smarttag-download-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

// first: the downloader remembers for its process what it has fetched
it('says in one line that MongoDB cannot be downloaded without internet', async () => {
  vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', 'https://127.0.0.1:1');
  vi.stubEnv('MONGOMS_MAX_RETRIES', '1');
  const failure = await downloadMongo(() => undefined, folder).catch((error: Error) => error);
  expect((failure as Error).message).toMatch(/^MongoDB could not be downloaded: .+ embedded engine\.$/);
  expect(await findMongod('', folder)).toBeUndefined();
});

it('fetches a MongoDB with progress, which later starts find', async () => {
  vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', await mirrorOf(await archive()));
  vi.stubEnv('MONGOMS_USE_HTTP', 'true');
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) vi.stubEnv(name, undefined);
  const progress = vi.spyOn(console, 'log').mockReturnValue();
  onTestFinished(() => progress.mockRestore());
  const lines: string[] = [];
  const downloads = join(folder, 'downloads');
  await downloadMongo((line) => lines.push(line), downloads);

  expect(progress).toHaveBeenCalledWith(expect.stringContaining('100%'));
  const program = await findMongod('', downloads);
  expect(lines.at(-1)).toContain(`MongoDB is here: ${program}`);
  expect(await readFile(program!, 'utf8')).toContain('stand-in');
});

/** An archive as MongoDB publishes them, with a script in the place of the program. */
async function archive(): Promise<Buffer> {
  const bin = join(folder, 'mongodb', 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'mongod'), '#!/bin/sh\necho stand-in\n');
  await chmod(join(bin, 'mongod'), 0o755);
  await promisify(execFile)('tar', ['-czf', join(folder, 'mongodb.tgz'), '-C', folder, 'mongodb']);
  return readFile(join(folder, 'mongodb.tgz'));
}

async function mirrorOf(bytes: Buffer): Promise<string> {
  const checksum = Buffer.from(createHash('md5').update(bytes).digest('hex'));
  const server = createServer(({ url }, response) => {
    const body = url?.endsWith('.md5') ? checksum : bytes;
    response.writeHead(200, { 'content-length': body.length, connection: 'close' }).end(body);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
