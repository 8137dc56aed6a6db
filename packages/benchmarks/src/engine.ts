import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startEngine, startPeer } from './engine-servers.js';
import { measureEngine, type Measurement } from './engine-rows.js';
import { report } from './report.js';

/** Document counts of the keyset and lookup rows. */
const SIZES = (process.env.SIZES ?? '10000,100000,1000000').split(',').map(Number);

/** Measures embedded-mongo and, when PEER_MONGO_URL names one, a peer, one after the other in the same run. */
const results = new Map<string, Measurement[]>();
const loadBefore = loadavg()[0]!;
let equal = true;
for (const start of [startEngine, startPeer]) {
  const server = await start();
  if (!server) continue;
  equal &&= server.durable;
  try {
    results.set(server.name, await measureEngine(server, SIZES));
  } finally {
    await server.stop();
  }
}

const text = report(results, { sizes: SIZES, equal, loadBefore });
const file = fileURLToPath(new URL('../results/engine.md', import.meta.url));
writeFileSync(file, text);
process.stdout.write(`${text}\nwritten to ${file}\n`);
