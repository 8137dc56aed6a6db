import { parentPort, workerData } from 'node:worker_threads';
import { decode, type Document, encode } from '../bson-codec.js';
import { asMongoError } from '../errors.js';
import { documentsOf } from '../evaluate/streams.js';
import { type Variables } from '../match/compile.js';
import { timeLimit } from '../read/row-source.js';
import { Catalog } from '../store/catalog.js';
import { openEnvironment } from '../store/environment.js';
import { Snapshot } from '../store/snapshot.js';
import { checkPipeline } from './check.js';
import { runPipeline } from './run.js';

/** A thread that runs pipelines on snapshots of its own, batch by batch. */
export type PipelineRequest =
  | {
      id: number;
      kind: 'open';
      cursor: number;
      db: string;
      body: Uint8Array;
      most: number;
      bytes: number;
      maxTimeMS: number;
    }
  | { id: number; kind: 'next'; cursor: number; most: number; bytes: number }
  | { id: number; kind: 'close'; cursor: number }
  | { id: number; kind: 'end' };

export interface PipelineReply {
  id: number;
  documents: Uint8Array[];
  done: boolean;
  error?: { code: number; codeName: string; message: string };
}

interface OpenPipeline {
  snapshot: Snapshot;
  results: Iterator<Document>;
  held?: Uint8Array;
}

const port = parentPort!;
const { dataDir } = workerData as { dataDir: string };
const environment = openEnvironment(dataDir);
const catalog = new Catalog(environment.meta);
const cursors = new Map<number, OpenPipeline>();

port.on('message', (request: PipelineRequest) => {
  if (request.kind === 'end') {
    void environment.root.close().then(() => port.close());
    return;
  }
  port.postMessage({ id: request.id, ...attempt(request) } satisfies PipelineReply);
});

function attempt(request: Exclude<PipelineRequest, { kind: 'end' }>): Omit<PipelineReply, 'id'> {
  try {
    if (request.kind === 'open') open(request);
    if (request.kind !== 'close') return batch(request.cursor, request.most, request.bytes);
    close(request.cursor);
    return { documents: [], done: true };
  } catch (error) {
    close(request.cursor);
    const { code, codeName, message } = asMongoError(error);
    return { documents: [], done: true, error: { code, codeName, message } };
  }
}

function open({ cursor, db, body, maxTimeMS }: Extract<PipelineRequest, { kind: 'open' }>): void {
  const command = decode(body);
  const stages = command.pipeline as unknown;
  checkPipeline(stages);
  const snapshot = Snapshot.take(environment, catalog);
  const question = {
    db,
    collection: command.aggregate as string,
    stages,
    hint: command.hint as unknown,
    variables: command.let as Variables | undefined,
    check: timeLimit(maxTimeMS),
  };
  cursors.set(cursor, { snapshot, results: [][Symbol.iterator]() });
  const stream = runPipeline(snapshot, question, { keysExamined: 0, documentsExamined: 0 });
  cursors.set(cursor, { snapshot, results: documentsOf(stream) });
}

function batch(cursor: number, most: number, bytes: number): Omit<PipelineReply, 'id'> {
  const open = cursors.get(cursor)!;
  const documents: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    if (documents.length >= most && most === 0) return { documents, done: false };
    const next = open.held ?? take(open);
    open.held = undefined;
    if (!next) {
      close(cursor);
      return { documents, done: true };
    }
    if (documents.length >= most || (documents.length > 0 && size + next.length > bytes)) {
      open.held = next;
      return { documents, done: false };
    }
    documents.push(next);
    size += next.length;
  }
}

function take(open: OpenPipeline): Uint8Array | undefined {
  const { value, done } = open.results.next();
  return done ? undefined : encode(value);
}

function close(cursor: number): void {
  cursors.get(cursor)?.snapshot.release();
  cursors.delete(cursor);
}
