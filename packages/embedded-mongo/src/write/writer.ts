import { Worker } from 'node:worker_threads';
import { MongoError } from '../errors.js';
import type { WriteReply, WriteRequest, WriterFatal } from './thread.js';

/** The main thread's hand on the writing thread. */
export class Writer {
  private readonly waiting = new Map<
    number,
    { resolve: (reply: Uint8Array) => void; reject: (error: Error) => void }
  >();
  private nextId = 1;
  private readonly exited: Promise<void>;

  private constructor(
    private readonly worker: Worker,
    onFatal: (reason: string) => void,
  ) {
    this.exited = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (message: WriteReply | WriterFatal | 'ready') => {
      if (message === 'ready') return;
      if ('fatal' in message) return onFatal(message.fatal);
      this.waiting.get(message.id)?.resolve(message.reply);
      this.waiting.delete(message.id);
    });
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () =>
      this.fail(new MongoError('InterruptedAtShutdown', 'the writing thread has ended')),
    );
  }

  static async start(thread: URL, dataDir: string, onFatal: (reason: string) => void): Promise<Writer> {
    const worker = new Worker(thread, {
      workerData: { dataDir },
      // little is kept for long here; a small young generation keeps memory low
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    return new Writer(worker, onFatal);
  }

  /** Resolves with the reply's BSON when the write is on the disk, or was refused. */
  write(name: string, db: string, bytes: Uint8Array): Promise<Uint8Array> {
    const id = this.nextId++;
    // a copy of its own, so that it can be handed over instead of being cloned with all its buffer's neighbours
    const message = Uint8Array.from(bytes);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, name, db, message } satisfies WriteRequest, [message.buffer]);
    });
  }

  async close(): Promise<void> {
    this.worker.postMessage('close');
    await this.exited;
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
