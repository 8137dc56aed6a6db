import { Worker } from 'node:worker_threads';
import { MongoError } from '../errors.js';
import { type BatchSource } from '../read/cursors.js';
import type { PipelineReply, PipelineRequest } from './thread.js';

type Unnumbered<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** One pipeline thread and the requests it has not answered. */
class PipelineThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (reply: PipelineReply) => void>();
  private nextId = 1;
  /** why it takes no more requests */
  private ended: PipelineReply['error'];
  readonly exited: Promise<void>;

  constructor(thread: URL, workerData: { dataDir: string }) {
    this.worker = new Worker(thread, {
      workerData,
      // what a $group, $sort or $push gathers ends its thread before it fills the machine
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: MOST_MEMORY },
    });
    this.worker.on('message', (reply: PipelineReply) => {
      this.waiting.get(reply.id)?.(reply);
      this.waiting.delete(reply.id);
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) => this.failAll(failureOf(error)));
    this.exited = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.failAll({ ...SHUTDOWN, message: 'the pipeline thread has ended' });
        resolve();
      });
    });
  }

  get load(): number {
    return this.waiting.size;
  }

  async ask(request: Unnumbered<PipelineRequest>): Promise<PipelineReply> {
    const id = this.nextId++;
    const reply = await new Promise<PipelineReply>((resolve) => {
      if (this.ended) return resolve({ id, documents: [], done: true, error: this.ended });
      this.waiting.set(id, resolve);
      this.worker.postMessage({ ...request, id });
    });
    if (reply.error) throw restored(reply.error);
    return reply;
  }

  end(): Promise<void> {
    this.worker.postMessage({ kind: 'end', id: 0 });
    return this.exited;
  }

  private failAll(error: NonNullable<PipelineReply['error']>): void {
    this.ended ??= error;
    for (const [id, resolve] of this.waiting) resolve({ id, documents: [], done: true, error });
    this.waiting.clear();
  }
}

/** MiB of a pipeline thread's own objects */
const MOST_MEMORY = 256;
const SHUTDOWN = { code: 11600, codeName: 'InterruptedAtShutdown' };

function failureOf({ code, message }: NodeJS.ErrnoException): NonNullable<PipelineReply['error']> {
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return { ...SHUTDOWN, message };
  return {
    code: 292,
    codeName: 'QueryExceededMemoryLimitNoDiskUseAllowed',
    message: `the pipeline gathered more than ${MOST_MEMORY} MiB, and embedded-mongo does not use the disk for it`,
  };
}

function restored({
  code,
  codeName,
  message,
}: {
  code: number;
  codeName: string;
  message: string;
}): MongoError {
  const named = codeName.startsWith('Location')
    ? code
    : (codeName as ConstructorParameters<typeof MongoError>[0]);
  return new MongoError(named, message);
}

/** Threads for pipelines, started when first needed; a pipeline stays on the thread it began on. */
export class PipelinePool {
  private threads: PipelineThread[] = [];
  private nextCursor = 1;

  constructor(
    private readonly file: URL,
    private readonly options: { dataDir: string },
    private readonly most = 2,
  ) {}

  /** Starts a pipeline; its first batch comes with the source of the following ones. */
  async open(
    db: string,
    body: Uint8Array,
    limits: { most: number; bytes: number; maxTimeMS: number },
  ): Promise<{ documents: Uint8Array[]; done: boolean; source: BatchSource }> {
    const thread = this.leastBusy();
    const cursor = this.nextCursor++;
    const { documents, done } = await thread.ask({
      kind: 'open',
      cursor,
      db,
      body: Uint8Array.from(body),
      ...limits,
    });
    const source: BatchSource = {
      next: (most, bytes) => thread.ask({ kind: 'next', cursor, most: Math.min(most, 2 ** 31), bytes }),
      close: () => void thread.ask({ kind: 'close', cursor }).catch(() => undefined),
    };
    return { documents, done, source };
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()));
  }

  private leastBusy(): PipelineThread {
    const [idlest] = [...this.threads].sort((a, b) => a.load - b.load);
    if (idlest && (idlest.load === 0 || this.threads.length >= this.most)) return idlest;
    const thread = new PipelineThread(this.file, this.options);
    this.threads.push(thread);
    void thread.exited.then(() => (this.threads = this.threads.filter((one) => one !== thread)));
    return thread;
  }
}
