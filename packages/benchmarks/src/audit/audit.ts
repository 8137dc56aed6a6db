import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startStack, type StackOptions } from '@smarttag/local-stack';
import { HELD_HEAP, childRunning } from '../processes.js';
import { Client } from '../records/client.js';
import { measureExport } from './exports.js';
import { fillOnce } from './fill.js';
import { askAll } from './questions.js';
import { auditReport, type Measured } from './report.js';
import { measureReports } from './reports.js';

/** Records of all partners together. */
const sizesOf = (text: string) => text.split(',').filter(Boolean).map(Number);
const SIZES = sizesOf(process.env.SIZES ?? '10000,100000,1000000');
const PEER_SIZES = process.env.PEER_SIZES ? sizesOf(process.env.PEER_SIZES) : SIZES;
const ADMIN = 'admin@smarttag.example';

const say = (line: string) => process.stderr.write(`${line}\n`);

type Where = Pick<StackOptions, 'dataDir' | 'env'>;

const measure = async (engine: string, size: number, where: Where): Promise<Measured> => {
  const stack = await startStack({ seed: true, ...where, env: { ...where.env, ...HELD_HEAP } });
  try {
    // What is measured is asking, and rolling up by one process: this one.
    await stack.app('worker').hold();
    say(`${engine}: filling in ${size} records, unless they are there`);
    const { filled, until } = await fillOnce(stack.mongoUrl, size);
    say(`${engine}: asking among ${size}`);
    const client = await Client.signIn(stack.url, ADMIN);
    const questions = await askAll(client);
    const reports = await measureReports(client, stack.mongoUrl, until);
    const exported = await measureExport(client, childRunning('apps/api/dist/main.js'), stack.mongoUrl);
    return { size, filled, questions, reports, exported };
  } finally {
    await stack.stop();
  }
};

/** Filling takes an hour, asking a minute: what was filled in is kept for the next run. */
const ownPlace = (size: number) => ({
  dataDir: fileURLToPath(new URL(`../../../../.cache/bench-audit/${size}`, import.meta.url)),
});
const peerPlace = (url: string, size: number) => {
  const peer = new URL(url);
  peer.pathname = `/smarttag_audit_${size}`;
  return { env: { MONGO_URL: peer.href } };
};

/** What grows is looked at, not who is faster: each engine by itself, in a file of its own. */
const report = async (engine: string, sizes: number[], place: (size: number) => Where): Promise<void> => {
  if (sizes.length === 0) return;
  const loadBefore = loadavg()[0]!;
  const measured: Measured[] = [];
  for (const size of sizes) measured.push(await measure(engine, size, place(size)));
  const text = auditReport(engine, measured, loadBefore);
  const name = `audit-${engine.toLowerCase()}.md`;
  writeFileSync(fileURLToPath(new URL(`../../results/${name}`, import.meta.url)), text);
  process.stdout.write(`${text}\nwritten to results/${name}\n`);
};

await report('embedded-mongo', SIZES, ownPlace);
const peer = process.env.PEER_MONGO_URL;
if (peer) await report('DocumentDB', PEER_SIZES, (size) => peerPlace(peer, size));
