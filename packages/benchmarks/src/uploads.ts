import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { cpuSeconds, memoryOf } from './processes.js';
import { sendFile, type Sending } from './upload-file.js';
import { startOurs, startStock, type UploadServer } from './upload-servers.js';

const GIB = 2 ** 30;
const SIZE = Number(process.env.SIZE ?? GIB);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const CHUNK = 16 * 2 ** 20;
/** Sent first and not counted: code that has just been loaded is slow. */
const WARM_UP = 4 * CHUNK;

const WAYS: Record<string, Omit<Sending, 'size'>> = {
  'one PATCH': { chunk: SIZE },
  'PATCHes of 16 MiB': { chunk: CHUNK },
  'PATCHes of 16 MiB, each with its SHA-256': { chunk: CHUNK, checksum: true },
};

/** Both servers take turns, so that what else the machine does meets them alike. */
const servers = [await startOurs(), await startStock()];
const costs = new Map<string, number[]>();
for (const server of servers) await sendFile(await server.create(WARM_UP), { size: WARM_UP, chunk: CHUNK });
for (let round = 0; round < ROUNDS; round += 1)
  for (const [way, sending] of Object.entries(WAYS))
    for (const [index, server] of servers.entries())
      if (index === 0 || !sending.checksum) await measure(way, server, sending);
const memory = servers.map(({ pid }) => memoryOf(pid));
for (const server of servers) await server.stop();

const text = report();
const file = fileURLToPath(new URL('../results/uploads.md', import.meta.url));
writeFileSync(file, text);
process.stdout.write(`${text}\nwritten to ${file}\n`);

async function measure(way: string, server: UploadServer, sending: Omit<Sending, 'size'>): Promise<void> {
  const upload = await server.create(SIZE);
  const before = cpuSeconds(server.pid);
  await sendFile(upload, { ...sending, size: SIZE });
  const cost = ((cpuSeconds(server.pid) - before) / SIZE) * GIB;
  const key = `${way} ${server.name}`;
  costs.set(key, [...(costs.get(key) ?? []), cost]);
}

function report(): string {
  const rows = Object.keys(WAYS).map((way) => {
    const cells = servers.map(({ name }) => shown(costs.get(`${way} ${name}`)));
    return `| ${way} | ${cells.join(' | ')} |`;
  });
  const [ours, stock] = servers.map(({ name }) => name);
  return `${[
    '# Taking bytes in, measured',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} at the end, Node ${process.version}. CPU seconds of the server’s own process for each GiB, user and system, all threads; medians of ${ROUNDS} files of ${(SIZE / GIB).toLocaleString('en')} GiB, least and most in brackets.`,
    'Unequal: ours asks who is sending, holds a lease, syncs before every answer, and compares the content hint at the end; the stock file store does none of it and knows no checksums.',
    '',
    `| | ${ours} | ${stock} |`,
    '|---|---:|---:|',
    ...rows,
    `| memory of its own afterwards (RssAnon) | ${memory[0]} MiB | ${memory[1]} MiB |`,
  ].join('\n')}\n`;
}

function shown(values: number[] | undefined): string {
  if (!values) return '';
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return `${median.toFixed(2)} (${sorted[0]!.toFixed(2)}–${sorted.at(-1)!.toFixed(2)})`;
}
