import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { NUDGES } from '@smarttag/domain';
import { HistoryRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import { ENV, type Env } from '../../config/env.js';

/**
 * Where history ends, known to all streams of this process by one look: at each nudge, and at each turn of
 * a clock should a nudge get lost. Looks only while somebody waits.
 */
@Injectable()
export class HistoryTail implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly waiting = new Map<() => void, number>();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: () => void = () => undefined;
  private looking = false;
  private lookAgain = false;

  constructor(
    private readonly history: HistoryRepository,
    private readonly nudges: Nudges,
    @Inject(ENV) private readonly env: Pick<Env, 'EVENTS_POLL_MS'>,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.nudges.on(NUDGES.history, () => void this.look());
    this.timer = setInterval(() => void this.look(), this.env.EVENTS_POLL_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.stopListening();
  }

  /** Calls back once history has grown beyond `seq`. @returns how to stop waiting */
  onceBeyond(seq: number, wake: () => void): () => void {
    this.waiting.set(wake, seq);
    return () => this.waiting.delete(wake);
  }

  private async look(): Promise<void> {
    if (this.waiting.size === 0) return;
    this.lookAgain = this.looking;
    if (this.looking) return;
    this.looking = true;
    // A database that is away is looked at again with the next turn.
    const last = await this.history.lastSeq().catch(() => 0);
    this.looking = false;
    for (const [wake, seq] of this.waiting) {
      if (last <= seq) continue;
      this.waiting.delete(wake);
      wake();
    }
    if (this.lookAgain) void this.look();
  }
}
