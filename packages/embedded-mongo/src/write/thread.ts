import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { encode, type Document } from '../bson-codec.js';
import { asMongoError, errorReply, MongoError } from '../errors.js';
import { openEnvironment } from '../store/environment.js';
import { parseMessage } from '../wire/messages.js';
import { insert, remove, type Steps, update, type WriteCommand } from './commands.js';
import {
  collMod,
  create,
  createIndexes,
  drop,
  dropDatabase,
  dropIndexes,
  removeUnfinished,
} from './definitions.js';
import { DiskReserve } from './disk-reserve.js';
import { expire } from './expire.js';
import { findAndModify } from './find-and-modify.js';
import { WriteSession } from './session.js';

/** The one thread that writes. All commands waiting when it looks go into one transaction and share its flush. */
const COMMANDS: Record<string, (session: WriteSession, command: WriteCommand) => Document | Steps> = {
  insert,
  update,
  delete: remove,
  findAndModify,
  create,
  drop,
  dropDatabase,
  createIndexes,
  dropIndexes,
  collMod,
  expire,
};

export interface WriteRequest {
  id: number;
  name: string;
  db: string;
  /** the client's message */
  message: Uint8Array;
}

/** The thread cannot go on, and says why. */
export interface WriterFatal {
  fatal: string;
}

export interface WriteReply {
  id: number;
  reply: Uint8Array;
}

/** Commands that share one flush at most; more would only make the first ones wait. */
const MOST_TOGETHER = 500;

/** What a further step of a long command is taken to write, in bytes, as for a portion of small documents. */
const STEP_BYTES = 2 ** 20;

const port = parentPort!;
const { dataDir } = workerData as { dataDir: string };
const environment = openEnvironment(dataDir);
const session = new WriteSession(environment);
const reserve = new DiskReserve(environment, dataDir);

port.on('message', (first: WriteRequest | 'close') => {
  let next: WriteRequest | 'close' | undefined = first;
  while (next && next !== 'close') {
    const waiting: Work[] = [];
    while (next && next !== 'close') {
      waiting.push({ id: next.id, request: next });
      next = waiting.length < MOST_TOGETHER ? received() : undefined;
    }
    // what is not finished goes on together with what has come in meanwhile
    let unfinished = settle(waiting);
    while (unfinished.length > 0) {
      const more: Work[] = [];
      for (next = next ?? received(); next && next !== 'close'; next = received()) {
        more.push({ id: next.id, request: next });
      }
      unfinished = settle([...unfinished, ...more]);
    }
    next ??= received();
  }
  if (next === 'close') void close();
});

function received(): WriteRequest | 'close' | undefined {
  return receiveMessageOnPort(port)?.message as WriteRequest | 'close' | undefined;
}

/** A request, and the steps of it that remain once it has begun. */
interface Work {
  id: number;
  request: WriteRequest;
  steps?: Steps;
}

/** Commits one transaction's worth of each, sends the answers, and gives back what has further steps. */
function settle(works: Work[]): Work[] {
  const replies = commit(works);
  for (const reply of replies) port.postMessage(reply);
  const answered = new Set(replies.map(({ id }) => id));
  return works.filter(({ id }) => !answered.has(id));
}

/** Runs work in one transaction; a reply is given only when the commit has reached the disk. */
function commit(works: Work[]): WriteReply[] {
  const beginning = works.filter(({ steps }) => !steps);
  try {
    reserve.ensure(
      works.reduce((sum, { request, steps }) => sum + (steps ? STEP_BYTES : request.message.length), 0),
    );
    return environment.root.transactionSync(() => works.map(run).filter((reply) => reply !== undefined));
  } catch (error) {
    session.forget();
    if (!(error instanceof MongoError) && asMongoError(error).codeName === 'OutOfDiskSpace')
      return broken(works, error);
    const [only] = works;
    if (works.length === 1 && only) return [{ id: only.id, reply: encode(errorReply(error)) }];
    // none of it is in the store now; told apart one by one, what can succeed alone still does
    for (const work of beginning) delete work.steps;
    // steps that ran in a transaction which is no more cannot be taken again
    const lost = works.filter(({ steps }) => steps);
    return [
      ...lost.map(({ id }) => ({ id, reply: encode(errorReply(error)) })),
      ...beginning.flatMap((work) => commit([work])),
    ];
  }
}

/** A step that fails half way leaves nothing behind: it has a transaction of its own inside the shared one. */
function run(work: Work): WriteReply | undefined {
  let reply: Document | undefined;
  try {
    environment.root.childTransaction(() => {
      reply = step(work);
      session.flush();
    });
  } catch (error) {
    session.forget();
    const known = asMongoError(error);
    // a store that cannot write has to give up the whole transaction
    if (known.codeName === 'OutOfDiskSpace' || isStoreFault(error)) throw error;
    reply = errorReply(error);
  }
  return reply && { id: work.id, reply: encode(reply) };
}

/** The answer, or undefined when there is more to do in another transaction. */
function step(work: Work): Document | undefined {
  if (!work.steps) {
    const { name, db, message } = work.request;
    const { body, sequences } = parseMessage(Buffer.from(message.buffer, message.byteOffset, message.length));
    // an alias of the command's name names the collection under itself
    body[name] ??= Object.values(body)[0];
    const answer = COMMANDS[name]!(session, { name, db, body, sequences });
    if (!isSteps(answer)) return answer;
    work.steps = answer;
  }
  const { value, done } = work.steps.next();
  return done ? value : undefined;
}

function isSteps(answer: Document | Steps): answer is Steps {
  return typeof (answer as Steps).next === 'function';
}

function isStoreFault(error: unknown): boolean {
  return !(error instanceof MongoError) && error instanceof Error && /MDB_/.test(error.message);
}

/**
 * The commit itself met a full disk: more than the reserve held. Nothing of it is in the store, but this release of
 * LMDB's binding may have harmed its memory in saying so, so the server answers and then ends.
 */
function broken(works: Work[], error: unknown): WriteReply[] {
  setImmediate(() => port.postMessage({ fatal: (error as Error).message }));
  return works.map(({ id }) => ({ id, reply: encode(errorReply(error)) }));
}

async function close(): Promise<void> {
  reserve.close();
  await environment.root.close();
  port.close();
}

const cleaning = removeUnfinished(session);
let cleaned = false;
while (!cleaned) {
  cleaned = environment.root.transactionSync(() => cleaning.next().done ?? false);
}
port.postMessage('ready');
