import mongoose from 'mongoose';
import { systemScope } from '@smarttag/domain';
import {
  HistoryRepository,
  RollUp,
  RollupsRepository,
  TaggingRecordsRepository,
  ensureIndexes,
} from '@smarttag/domain/mongoose';
import { insertTaggingRecords } from '@smarttag/domain/testing';
import { market, type Decided } from './market.js';
import { insertNames } from './names.js';

const AT_ONCE = 2_000;
const ROLL_UP_BATCH = 2_000;

export interface Filled {
  records: number;
  recordsPerSecond: number;
  events: number;
  rolledUpPerSecond: number;
}

interface Done {
  filled: Filled;
  /** The midnight before which all was decided. */
  until: Date;
}

/** So many records with three events each, straight into the database, and then their roll-ups as the worker makes them. */
export const fillOnce = async (mongoUrl: string, size: number): Promise<Done> => {
  const connection = await mongoose.createConnection(mongoUrl).asPromise();
  try {
    const done = connection.collection<Done & { _id: string }>('benchmark');
    const before = await done.findOne({ _id: 'filled' });
    if (before) return before;
    const until = new Date(new Date().toISOString().slice(0, 10));
    const filled = await fill(connection, size, until);
    await done.insertOne({ _id: 'filled', filled, until });
    return { filled, until };
  } finally {
    await connection.close();
  }
};

const fill = async (connection: mongoose.Connection, size: number, until: Date): Promise<Filled> => {
  await ensureIndexes(connection);
  await insertNames(connection);
  const firstSeq = await new HistoryRepository(connection).lastSeq();
  const insertSeconds = await secondsOf(async () => {
    // An index over what is there is made sooner than one that grows with it.
    for (const name of ['taggingRecords', 'history']) await connection.collection(name).dropIndexes();
    await insert(connection, market(size, until, firstSeq + 1), firstSeq);
    await ensureIndexes(connection);
  });
  let events = 0;
  const rollUpSeconds = await secondsOf(async () => {
    events = await rollUp(connection, until);
  });
  return {
    records: size,
    recordsPerSecond: size / insertSeconds,
    events,
    rolledUpPerSecond: events / rollUpSeconds,
  };
};

const secondsOf = async (run: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
};

const insert = async (connection: mongoose.Connection, all: Generator<Decided>, lastSeq: number) => {
  let seq = lastSeq;
  let batch: Decided[] = [];
  const write = async () => {
    await insertTaggingRecords(
      connection,
      batch.map(({ record }) => record),
    );
    const events = batch.flatMap((decided) => decided.events);
    await connection
      .collection('history')
      .insertMany(events.map(({ id, ...event }) => ({ _id: id as never, ...event, seq: (seq += 1) })));
    batch = [];
  };
  for (const decided of all) {
    batch.push(decided);
    if (batch.length === AT_ONCE) await write();
  }
  if (batch.length > 0) await write();
};

/** @returns how many events were added up */
const rollUp = async (connection: mongoose.Connection, at: Date): Promise<number> => {
  const parts = {
    history: new HistoryRepository(connection),
    records: new TaggingRecordsRepository(connection),
    rollups: new RollupsRepository(connection),
  };
  const work = new RollUp(parts, systemScope());
  let added = 0;
  for (;;) {
    const step = await work.step(ROLL_UP_BATCH, at);
    if (step === 0) return added;
    added += step;
  }
};
