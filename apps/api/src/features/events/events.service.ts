import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@smarttag/domain';
import { HistoryRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import type { Response } from 'express';
import { ENV, type Env } from '../../config/env.js';
import { HistoryPresenter } from '../history/history.presenter.js';
import { EventWriter } from './event-writer.js';
import { HistoryTail } from './history-tail.js';
import { LiveStream } from './live-stream.js';
import { SessionWatch } from './session-watch.js';

/** All live streams of this process. */
@Injectable()
export class EventsService implements OnModuleDestroy {
  private readonly logger = new Logger('Events');
  private readonly open = new Map<AbortController, string>();
  private readonly parts;

  constructor(
    private readonly history: HistoryRepository,
    presenter: HistoryPresenter,
    tail: HistoryTail,
    watch: SessionWatch,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.parts = { history, presenter, tail, watch, heartbeatMs: env.EVENTS_HEARTBEAT_MS };
  }

  /** Ends when the reader goes, the session ends or the process stops. @param after the last `seq` seen before */
  async stream(asker: Asker, response: Response, after: number | undefined): Promise<void> {
    this.requireRoom(asker);
    const aborter = new AbortController();
    this.open.set(aborter, asker.session.id);
    response.on('close', () => aborter.abort());
    try {
      const end = await this.history.lastSeq();
      // A number from the future comes from a database that is no more.
      const seq = Math.min(after ?? end, end);
      const writer = new EventWriter(response, aborter.signal);
      await new LiveStream(this.parts, asker, writer, aborter.signal, seq).run();
    } catch (error) {
      if (!response.headersSent) throw error;
      this.logger.warn(`A stream broke off: ${(error as Error).message}`);
    } finally {
      this.open.delete(aborter);
    }
    response.end();
  }

  onModuleDestroy(): void {
    for (const aborter of this.open.keys()) aborter.abort();
  }

  /** @throws TOO_MANY_ATTEMPTS */
  private requireRoom({ session }: Asker): void {
    const mine = [...this.open.values()].filter((id) => id === session.id).length;
    if (mine < this.env.EVENTS_PER_SESSION) return;
    throw new DomainError('TOO_MANY_ATTEMPTS', 'Too many pages listen at once. Close some of them.');
  }
}
