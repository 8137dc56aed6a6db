import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DEMO_ACCOUNTS, startStack } from '@smarttag/local-stack';
import { Client } from '../records/client.js';
import { uploadFor } from './upload-load.js';

const SECONDS = Number(process.env.SECONDS ?? 60);
const LOOK_MS = 200;

interface Look {
  at: number;
  counted: number;
}
interface Measured {
  engine: string;
  files: number;
  perSecond: number;
  /** Milliseconds from a file's decision until a report counts it, shortest first. */
  lags: number[];
}

/** How many decided files the report of a company holds. */
const countedNow = async (client: Client): Promise<number> => {
  const day = new Date().toISOString().slice(0, 10);
  const query = new URLSearchParams({ from: '2026-01-01', to: day, timeZone: 'UTC', grain: 'month' });
  const report = await client.get<{ totals: { submitted: number } }>(`/api/reports/creatives?${query}`);
  return report.totals.submitted;
};

/** Looks at the report until it holds all that are being uploaded. */
const lookOn = async (client: Client, first: number, uploading: Promise<number>): Promise<Look[]> => {
  const looks: Look[] = [];
  let wanted: number | undefined;
  void uploading.then((files) => (wanted = files));
  for (;;) {
    const counted = (await countedNow(client)) - first;
    looks.push({ at: Date.now(), counted });
    if (counted === wanted) return looks;
    await pause(LOOK_MS);
  }
};

const decisionsSince = async (client: Client, since: number): Promise<number[]> => {
  const moments: number[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ timeZone: 'UTC', limit: '200', ...(cursor && { cursor }) });
    const page = await client.get<{ items: { decidedAt: string }[]; nextCursor?: string }>(
      `/api/tagging-history?${query}`,
    );
    moments.push(...page.items.map(({ decidedAt }) => Date.parse(decidedAt)).filter((at) => at >= since));
    cursor = page.nextCursor;
  } while (cursor);
  return moments.sort((a, b) => a - b);
};

const measure = async (engine: string, env: Record<string, string>): Promise<Measured> => {
  const stack = await startStack({ seed: true, env });
  try {
    const client = await Client.signIn(stack.url, DEMO_ACCOUNTS[0]!.email);
    const [first, start] = [await countedNow(client), Date.now()];
    const uploading = uploadFor(client, SECONDS);
    const [files, looks] = await Promise.all([uploading, lookOn(client, first, uploading)]);
    const decisions = await decisionsSince(client, start);
    const lags = decisions.map((at, n) => looks.find(({ counted }) => counted > n)!.at - at);
    const seconds = (decisions.at(-1)! - start) / 1000;
    return { engine, files, perSecond: files / seconds, lags: lags.sort((a, b) => a - b) };
  } finally {
    await stack.stop();
  }
};

const at = (sorted: number[], share: number) =>
  `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! / 1000).toFixed(1)} s`;

const measured = [await measure('embedded-mongo', {})];
const peer = process.env.PEER_MONGO_URL;
if (peer) {
  const url = new URL(peer);
  url.pathname = `/smarttag_lag_${process.pid}`;
  measured.push(await measure('DocumentDB', { MONGO_URL: url.href }));
}

const text = `# How far reports lie behind, measured

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}. The whole system on this machine, six submissions of five videos uploaded beside each other for ${SECONDS} s, as fast as it takes them; meanwhile a company’s report is read every ${LOOK_MS} ms. The lag of a file is the time from its decision until the report counts it; the worker looks for new history every 2 s.

|  | files | decided a second | lag, median | 95 of 100 | longest |
|---|---:|---:|---:|---:|---:|
${measured.map(({ engine, files, perSecond, lags }) => `| ${engine} | ${files} | ${perSecond.toFixed(1)} | ${at(lags, 0.5)} | ${at(lags, 0.95)} | ${at(lags, 1)} |`).join('\n')}
`;
const file = fileURLToPath(new URL('../../results/lag.md', import.meta.url));
writeFileSync(file, text);
process.stdout.write(`${text}\nwritten to ${file}\n`);
