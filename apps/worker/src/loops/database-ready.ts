import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MongoConnection } from '@smarttag/service-kit';

const LOOK_EVERY_MS = 100;

/** Nothing runs before the database answers and its unique indexes are there: they are what makes repeats harmless. */
@Injectable()
export class DatabaseReady implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(private readonly mongo: MongoConnection) {}

  /** Calls back once; not at all when the process ends first. */
  async whenReady(begin: () => void): Promise<void> {
    while (!this.stopping.signal.aborted) {
      if (await this.answers()) return begin();
      await delay(LOOK_EVERY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private answers(): Promise<boolean> {
    return this.mongo.check().then(
      () => !this.stopping.signal.aborted,
      () => false,
    );
  }
}
