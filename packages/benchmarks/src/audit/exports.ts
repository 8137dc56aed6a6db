import mongoose from 'mongoose';
import { memoryOf } from '../processes.js';
import type { Client } from '../records/client.js';
import { pathOf } from './questions.js';

export interface Exported {
  rows: number;
  rowsPerSecond: number;
  /** What the database hands to its driver in the same order, with nothing made of it. */
  barePerSecond: number;
  /** MiB of the api's own memory: as it was before, and the most while the file was written. */
  before: number;
  most: number;
  /** Milliseconds somebody else waited at most for the newest 50 meanwhile. */
  longestWait: number;
}

const SAMPLE_MS = 50;

/** All rows of Tagging History as CSV, read as fast as it comes, while somebody else looks at the list. */
export const measureExport = async (client: Client, apiPid: number, mongoUrl: string): Promise<Exported> => {
  const made = await client.post<{ id: string; fileUrl: string }>('/api/exports', {
    list: 'tagging_history',
    filters: { timeZone: 'UTC' },
  });
  const before = memoryOf(apiPid);
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, memoryOf(apiPid))), SAMPLE_MS);
  const looking = lookOn(client);
  const start = performance.now();
  const { body } = await client.stream(made.fileUrl);
  for await (const bytes of body!) void bytes;
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  const longestWait = await looking.stop();
  const { rows } = await client.get<{ rows: number }>(`/api/exports/${made.id}`);
  const barePerSecond = await readBare(mongoUrl);
  return { rows, rowsPerSecond: rows / seconds, barePerSecond, before, most, longestWait };
};

const readBare = async (mongoUrl: string): Promise<number> => {
  const connection = await mongoose.createConnection(mongoUrl).asPromise();
  try {
    const start = performance.now();
    let rows = 0;
    const all = connection
      .collection('taggingRecords')
      .find({}, { projection: { keys: 0 }, sort: { decidedAt: -1, _id: -1 }, batchSize: 500 });
    for await (const row of all) {
      void row;
      rows += 1;
    }
    return rows / ((performance.now() - start) / 1000);
  } finally {
    await connection.close();
  }
};

/** Asks for the first page again and again. */
const lookOn = (client: Client) => {
  let goOn = true;
  let longest = 0;
  const path = pathOf('/api/tagging-history', { limit: '50' });
  const looking = (async () => {
    while (goOn) {
      const start = performance.now();
      await client.get(path);
      longest = Math.max(longest, performance.now() - start);
    }
  })();
  return {
    stop: async () => {
      goOn = false;
      await looking;
      return longest;
    },
  };
};
