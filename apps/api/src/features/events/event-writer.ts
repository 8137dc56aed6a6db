import { once } from 'node:events';
import type { LiveEvent } from '@smarttag/domain';
import type { Response } from 'express';

/** One Server-Sent Events answer. A reader that is too slow is waited for, never buffered for. */
export class EventWriter {
  constructor(
    private readonly response: Response,
    private readonly signal: AbortSignal,
  ) {}

  /** @param seq from where the stream goes on: what a browser sends back as `Last-Event-ID` */
  async begin(seq: number): Promise<void> {
    this.response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // nginx would hold events back until its buffer is full.
      'X-Accel-Buffering': 'no',
    });
    await this.write(`retry: 2000\nid: ${seq}\n\n`);
  }

  history(event: LiveEvent): Promise<void> {
    return this.write(`id: ${event.seq}\nevent: history\ndata: ${JSON.stringify(event)}\n\n`);
  }

  /** @param seq how far the stream has looked, so that a return need not look again */
  heartbeat(seq: number): Promise<void> {
    return this.write(`: still here\nid: ${seq}\n\n`);
  }

  private async write(text: string): Promise<void> {
    if (this.signal.aborted || this.response.write(text)) return;
    await once(this.response, 'drain', { signal: this.signal }).catch(() => undefined);
  }
}
