import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { ensureIndexes } from '@smarttag/domain/mongoose';
import { createConnection, type Connection } from 'mongoose';
import { HEARTBEAT_MS, watchHeartbeats } from './lost-heartbeat.js';

const RETRY_MS = 1_000;

/**
 * A connection that outlives a database that is down, also at start: requests meanwhile are refused after
 * a few seconds, and all goes on when it is back.
 */
export class MongoConnection {
  readonly connection: Connection = createConnection();
  private readonly logger = new Logger('MongoDB');
  private readonly closing = new AbortController();
  private opening: Promise<void> | undefined;
  private indexed = false;
  private stopWatching: () => void = () => undefined;

  constructor(private readonly url: string) {
    // Without a listener a lost server would end the process.
    this.connection.on('error', (error: Error) => this.logger.warn(error.message));
  }

  /** Begins to connect and to make missing indexes; does not wait for either. */
  open(): void {
    this.opening ??= this.keepOpening().finally(() => (this.opening = undefined));
  }

  private async keepOpening(): Promise<void> {
    while (!this.closing.signal.aborted) {
      try {
        if (this.connection.readyState !== 1) await this.connect();
        await ensureIndexes(this.connection);
        this.indexed = true;
        return;
      } catch (error) {
        if (this.closing.signal.aborted) return;
        this.logger.warn(`Not reached, trying again: ${(error as Error).message}`);
        await delay(RETRY_MS, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  private async connect(): Promise<void> {
    await this.disconnect();
    await this.connection.openUri(this.url, {
      serverSelectionTimeoutMS: 3_000,
      bufferCommands: true,
      writeConcern: { w: 'majority', j: true },
      ...HEARTBEAT_MS,
    });
    this.stopWatching = watchHeartbeats(this.connection.getClient(), () => void this.openAnew());
  }

  private async openAnew(): Promise<void> {
    this.logger.warn('The driver looks at the server no more: connecting anew');
    await this.disconnect();
    if (!this.closing.signal.aborted) this.open();
  }

  /** Ends the client that was there before, which would go on trying beside the new one. */
  private async disconnect(): Promise<void> {
    this.stopWatching();
    const client = this.connection.getClient() as unknown;
    if (client) await this.connection.close().catch((error: Error) => this.logger.warn(error.message));
  }

  /** Answers once the server does; rejects otherwise. */
  async check(): Promise<void> {
    if (!this.indexed || !this.connection.db) throw new Error('not connected yet');
    await this.connection.db.admin().ping({ timeoutMS: 2_000 });
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.stopWatching();
    await this.connection.close(true);
    await this.opening;
  }
}
