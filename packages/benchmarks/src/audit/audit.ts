import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startStack, type StackOptions } from '@smarttag/local-stack';
import { childRunning } from '../processes.js';
import { Client } from '../records/client.js';
import { measureExport } from './exports.js';
import { fillOnce } from './fill.js';
import { askAll } from './questions.js';
import { auditReport, type Measured } from './report.js';
import { measureReports } from './reports.js';

/** Records of all partners together. */
const sizesOf = (text: string) => text.split(',').map(Number);
const SIZES = sizesOf(process.env.SIZES ?? '10000,100000,1000000');
const PEER_SIZES = process.env.PEER_SIZES ? sizesOf(process.env.PEER_SIZES) : SIZES;
const ADMIN = 'admin@smarttag.example';

const say = (line: string) => process.stderr.write(`${line}\n`);

const measure = async (
  engine: string,
  size: number,
  where: Pick<StackOptions, 'dataDir' | 'env'>,
): Promise<Measured> => {
  const stack = await startStack({ seed: true, ...where });
  try {
    // What is measured is asking, and rolling up by one process: this one.
    await stack.app('worker').hold();
    say(`${engine}: filling in ${size} records, unless they are there`);
    const { filled, until } = await fillOnce(stack.mongoUrl, size);
    say(`${engine}: asking among ${size}`);
    const client = await Client.signIn(stack.url, ADMIN);
    const questions = await askAll(client);
    const reports = await measureReports(client, stack.mongoUrl, until);
    const exported = await measureExport(client, childRunning('apps/api/dist/main.js'));
    return { engine, size, filled, questions, reports, exported };
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

const loadBefore = loadavg()[0]!;
const measured: Measured[] = [];
for (const size of SIZES) measured.push(await measure('embedded-mongo', size, ownPlace(size)));
const peer = process.env.PEER_MONGO_URL;
if (peer)
  for (const size of PEER_SIZES) measured.push(await measure('DocumentDB', size, peerPlace(peer, size)));

const text = auditReport(measured, loadBefore);
const file = fileURLToPath(new URL('../../results/audit.md', import.meta.url));
writeFileSync(file, text);
process.stdout.write(`${text}\nwritten to ${file}\n`);
