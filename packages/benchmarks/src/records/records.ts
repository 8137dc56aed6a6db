import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startStack } from '@smarttag/local-stack';
import { HELD_HEAP, childRunning } from '../processes.js';
import { fillCompany, type Company } from './company.js';
import { measureExport, type Exported } from './exports.js';
import { measureLists } from './lists.js';
import { recordsReport, type Measured } from './report.js';

/** Creatives of the two partners. */
const SIZES = (process.env.SIZES ?? '1000,100000').split(',').map(Number);
const MAKERS = ['maker@harbor.example', 'maker@northlight.example'];

const say = (line: string) => process.stderr.write(`${line}\n`);

const measure = async (engine: string, mongoUrl: string | undefined): Promise<Measured> => {
  const stack = await startStack({
    seed: true,
    env: { ...HELD_HEAP, ...(mongoUrl && { MONGO_URL: mongoUrl }) },
  });
  try {
    // What is measured is asking; the worker would still be telling history of what was filled in.
    await stack.app('worker').hold();
    const companies: Company[] = [];
    for (const [index, size] of SIZES.entries()) {
      say(`${engine}: filling in ${size} creatives`);
      companies.push(await fillCompany(stack, MAKERS[index]!, size));
    }
    say(`${engine}: asking`);
    const lists = await measureLists(companies);
    const pid = childRunning('apps/api/dist/main.js');
    const exports: Exported[] = [];
    for (const company of companies) exports.push(await measureExport(company, pid));
    return { engine, ...lists, exports };
  } finally {
    await stack.stop();
  }
};

/** A database of this run's own on the peer, whatever else is in it. */
const peerUrl = (url: string): string => {
  const peer = new URL(url);
  peer.pathname = `/smarttag_records_${process.pid}`;
  return peer.href;
};

const loadBefore = loadavg()[0]!;
const measured = [await measure('embedded-mongo', undefined)];
const peer = process.env.PEER_MONGO_URL;
if (peer) measured.push(await measure('DocumentDB', peerUrl(peer)));

const text = recordsReport(measured, SIZES, loadBefore);
const file = fileURLToPath(new URL('../../results/records.md', import.meta.url));
writeFileSync(file, text);
process.stdout.write(`${text}\nwritten to ${file}\n`);
