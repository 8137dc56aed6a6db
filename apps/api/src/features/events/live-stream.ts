import type { LiveEvent, ReadScope, SequencedEvent } from '@smarttag/domain';
import type { HistoryRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import type { HistoryPresenter } from '../history/history.presenter.js';
import type { EventWriter } from './event-writer.js';
import type { HistoryTail } from './history-tail.js';
import type { SessionWatch } from './session-watch.js';

/** Events read at once; also the most that a slow reader makes us hold. */
const AT_ONCE = 200;

export interface LiveStreamParts {
  history: HistoryRepository;
  tail: HistoryTail;
  presenter: HistoryPresenter;
  watch: SessionWatch;
  heartbeatMs: number;
}

/** The tail of history, filtered by the asker's scope, from `seq` on until the session or the connection ends. */
export class LiveStream {
  private nextHeartbeat: number;

  constructor(
    private readonly parts: LiveStreamParts,
    private readonly asker: Asker,
    private readonly writer: EventWriter,
    private readonly signal: AbortSignal,
    private seq: number,
  ) {
    this.nextHeartbeat = Date.now() + parts.heartbeatMs;
  }

  async run(): Promise<void> {
    await this.writer.begin(this.seq);
    while (!this.signal.aborted) {
      // Read before the events are: what comes meanwhile is seen with the next turn.
      const end = await this.parts.history.lastSeq();
      if (!(await this.sendUpTo(end))) return;
      if (Date.now() >= this.nextHeartbeat && !(await this.beat())) return;
      await this.growthOrHeartbeat();
    }
  }

  /** @returns false when the session's own end was among them */
  private async sendUpTo(end: number): Promise<boolean> {
    const scope: ReadScope = this.asker.readScope;
    while (this.seq < end && !this.signal.aborted) {
      const events = await this.parts.history.listAfter(scope, this.seq, AT_ONCE);
      for (const view of await this.parts.presenter.views(scope, events)) {
        const { actorName: _shownInListsOnly, ...event } = view;
        await this.writer.history(event satisfies LiveEvent);
      }
      if (events.some((event) => this.isOwnEnd(event))) return false;
      this.seq = events.length === AT_ONCE ? events.at(-1)!.seq : Math.max(end, events.at(-1)?.seq ?? 0);
    }
    return true;
  }

  private isOwnEnd({ action, subject }: SequencedEvent): boolean {
    return action === 'session.ended' && subject.id === this.asker.session.id;
  }

  private async beat(): Promise<boolean> {
    this.nextHeartbeat = Date.now() + this.parts.heartbeatMs;
    if (!(await this.parts.watch.lives(this.asker))) return false;
    await this.writer.heartbeat(this.seq);
    return true;
  }

  private growthOrHeartbeat(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stopWaiting();
        this.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, this.nextHeartbeat - Date.now()));
      const stopWaiting = this.parts.tail.onceBeyond(this.seq, done);
      this.signal.addEventListener('abort', done);
      if (this.signal.aborted) done();
    });
  }
}
