import { MongoClient } from 'mongodb';
import type { DataDir } from '../data-dir/layout.js';
import type { Closers } from './closers.js';
import { runScript } from './scripts.js';

interface Running {
  readonly closers: Closers;
  readonly onLine: (line: string) => void;
}

export const DEMO_PASSWORD = 'smarttag-demo';
export const DEMO_ACCOUNTS = [
  { email: 'maker@northlight.example', who: 'makes ads at Northlight Studio' },
  { email: 'producer@northlight.example', who: 'her colleague at Northlight Studio' },
  { email: 'maker@harbor.example', who: 'makes ads at Harbor Media' },
  { email: 'admin@smarttag.example', who: 'platform admin' },
  { email: 'auditor@smarttag.example', who: 'platform auditor, read-only' },
] as const;

/** Demo partners, programs and accounts; the script leaves a database that holds anything as it is. */
export async function seedDemo(mongoUrl: string, { closers, onLine }: Running): Promise<void> {
  await runScript({
    name: 'seed-demo',
    file: 'apps/api/dist/seed-demo.js',
    env: { MONGO_URL: mongoUrl },
    closers,
    onLine,
  });
}

/** Whether the demo accounts are in this database, whoever put them there. */
export async function hasDemoAccounts(mongoUrl: string): Promise<boolean> {
  const client = await MongoClient.connect(mongoUrl);
  try {
    return (await client.db().collection('users').findOne({ email: DEMO_ACCOUNTS[0].email })) !== null;
  } finally {
    await client.close();
  }
}

/** Small videos, so that a newcomer has something to drop; the script makes those that are missing. */
export async function makeSamples(dir: DataDir, { closers, onLine }: Running): Promise<void> {
  await runScript({
    name: 'samples',
    file: 'packages/media/dist/samples.js',
    args: [dir.samples],
    closers,
    onLine,
  });
}
