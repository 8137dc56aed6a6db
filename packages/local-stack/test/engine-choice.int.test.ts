import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { dataDirLayout, type DataDir } from '../dist/data-dir/layout.js';
import { findMongod } from '../dist/engine/find-mongod.js';
import { prepareEngine } from '../dist/engine/prepare-engine.js';
import { freePort } from '../dist/free-port.js';
import { launch } from '../dist/processes/part.js';

let dir: DataDir;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'smarttag-engine-'));
  dir = dataDirLayout(root);
  return () => rm(root, { recursive: true });
});

/** A folder for the PATH with the stand-in as `mongod`. */
async function standInOnPath(): Promise<string> {
  const bin = join(dir.root, 'bin');
  const standIn = fileURLToPath(new URL('./stand-in/mongod.mjs', import.meta.url));
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'mongod'), `#!/bin/sh\nexec "${process.execPath}" "${standIn}" "$@"\n`);
  await chmod(join(bin, 'mongod'), 0o755);
  return bin;
}

async function startWith(env: NodeJS.ProcessEnv, port: number) {
  const engine = await prepareEngine({ dir, port, env });
  const child = engine.part ? await launch(engine.part) : undefined;
  return { engine, stop: async () => child?.stop() };
}

async function calls(): Promise<Record<string, unknown>[]> {
  const lines = (await readFile(join(dir.mongod, 'calls.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('starts a mongod of this machine as a replica set of one member, in a folder of its own', async () => {
  const [PATH, port] = [await standInOnPath(), await freePort()];
  const { engine, stop } = await startWith({ PATH }, port);
  onTestFinished(stop);
  expect(engine.url).toContain('replicaSet=smarttag');
  expect(engine.description).toContain(dir.mongod);
  const [{ args }, ...commands] = (await calls()) as [{ args: string[] }, ...unknown[]];
  expect(args).toEqual(
    expect.arrayContaining(['--dbpath', dir.mongod, '--bind_ip', '127.0.0.1', '--replSet', 'smarttag']),
  );
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  expect(commands).toContainEqual({ replSetInitiate: { _id: 'smarttag', members } });
});

it('tells the replica set its new address when the port has changed', async () => {
  const PATH = await standInOnPath();
  await (await startWith({ PATH }, await freePort())).stop();
  const port = await freePort();
  await (await startWith({ PATH }, port)).stop();
  const last = (await calls()).filter((call) => 'replSetReconfig' in call).at(-1);
  expect(last).toMatchObject({
    force: true,
    replSetReconfig: { version: 2, members: [{ host: `127.0.0.1:${port}` }] },
  });
});

it('starts the embedded engine when there is no mongod, and says so', async () => {
  const { engine, stop } = await startWith({ PATH: '' }, await freePort());
  onTestFinished(stop);
  expect(engine.description).toContain('embedded-mongo');
  expect(engine.description).toContain(dir.embeddedMongo);
  const client = await MongoClient.connect(engine.url);
  expect(await client.db().admin().ping()).toMatchObject({ ok: 1 });
  await client.close();
});

it('stays with the embedded engine, loudly, when a mongod appears beside its data', async () => {
  await (await startWith({ PATH: '' }, await freePort())).stop();
  const engine = await prepareEngine({ dir, port: 1, env: { PATH: await standInOnPath() } });
  expect(engine.description).toContain('embedded-mongo');
  expect(engine.remark).toContain('npm run reset');
});

it('uses the server of MONGO_URL, starts none, and shows no password', async () => {
  const MONGO_URL = 'mongodb://someone:secret@db.example/smarttag';
  const engine = await prepareEngine({ dir, port: 1, env: { PATH: await standInOnPath(), MONGO_URL } });
  expect(engine.url).toBe(MONGO_URL);
  expect(engine.part).toBeUndefined();
  expect(engine.description).not.toContain('secret');
});

it('finds a mongod that was downloaded whole, and not one that was broken off', async () => {
  const downloads = join(dir.root, 'downloads');
  await mkdir(downloads);
  const program = join(downloads, 'mongod-x64-debian-8.2.1');
  await writeFile(program, '', { mode: 0o755 });
  expect(await findMongod('', downloads)).toBeUndefined();
  await writeFile(`${program}.md5`, '');
  expect(await findMongod('', downloads)).toBe(program);
});
