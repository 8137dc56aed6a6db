import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startStack } from '@smarttag/local-stack';
import { childRunning } from '../processes.js';
import { Client } from '../records/client.js';
import { measureExport } from './exports.js';
import { fill } from './fill.js';
import { askAll } from './questions.js';
import { auditReport, type Measured } from './report.js';
import { measureReports } from './reports.js';

/** Records of all partners together. */
const SIZES = (process.env.SIZES ?? '10000,100000,1000000').split(',').map(Number);
const ADMIN = 'admin@smarttag.example';

const say = (line: string) => process.stderr.write(`${line}\n`);

const measure = async (engine: string, size: number, mongoUrl: string | undefined): Promise<Measured> => {
  const stack = await startStack({ seed: true, env: mongoUrl ? { MONGO_URL: mongoUrl } : {} });
  try {
    // What is measured is asking, and rolling up by one process: this one.
    await stack.app('worker').hold();
    const until = new Date(new Date().toISOString().slice(0, 10));
    say(`${engine}: filling in ${size} records`);
    const filled = await fill(stack.mongoUrl, size, until);
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

/** A database of this run's own on the peer, whatever else is in it. */
const peerUrl = (url: string, size: number): string => {
  const peer = new URL(url);
  peer.pathname = `/smarttag_audit_${process.pid}_${size}`;
  return peer.href;
};

const loadBefore = loadavg()[0]!;
const measured: Measured[] = [];
for (const size of SIZES) measured.push(await measure('embedded-mongo', size, undefined));
const peer = process.env.PEER_MONGO_URL;
if (peer) for (const size of SIZES) measured.push(await measure('DocumentDB', size, peerUrl(peer, size)));

const text = auditReport(measured, loadBefore);
const file = fileURLToPath(new URL('../../results/audit.md', import.meta.url));
writeFileSync(file, text);
process.stdout.write(`${text}\nwritten to ${file}\n`);
