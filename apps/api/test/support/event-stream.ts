import type { LiveEvent } from '@smarttag/domain';
import type { TestApi } from './api.js';
import type { Client } from './client.js';

/** One block of Server-Sent Events, its fields as they came. */
export interface Block {
  id?: string;
  event?: string;
  data?: string;
  comment?: string;
}

const parse = (text: string): Block =>
  Object.fromEntries(
    text.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon) || 'comment', line.slice(colon + 1).trimStart()];
    }),
  );

/** A reader of `GET /api/events`, block by block. */
export class EventStream {
  private readonly aborter: AbortController;
  private text = '';

  private constructor(
    readonly response: Response,
    aborter: AbortController,
    private readonly reader: ReadableStreamDefaultReader<string>,
  ) {
    this.aborter = aborter;
  }

  static async open(
    api: Pick<TestApi, 'url'>,
    client: Client,
    from: { after?: number; lastEventId?: string } = {},
  ): Promise<EventStream> {
    const aborter = new AbortController();
    const query = from.after === undefined ? '' : `?after=${from.after}`;
    const response = await fetch(`${api.url}/api/events${query}`, {
      headers: {
        cookie: client.headers['cookie']!,
        ...(from.lastEventId !== undefined && { 'last-event-id': from.lastEventId }),
      },
      signal: aborter.signal,
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    return new EventStream(response, aborter, reader);
  }

  /** @returns undefined once the stream has ended */
  async block(): Promise<Block | undefined> {
    while (!this.text.includes('\n\n')) {
      const { done, value } = await this.reader.read();
      if (done) return undefined;
      this.text += value;
    }
    const end = this.text.indexOf('\n\n');
    const block = parse(this.text.slice(0, end));
    this.text = this.text.slice(end + 2);
    return block;
  }

  /** The next event of history; heartbeats are passed over. @returns undefined once the stream has ended */
  async next(): Promise<LiveEvent | undefined> {
    for (;;) {
      const block = await this.block();
      if (!block) return undefined;
      if (block.event === 'history') return JSON.parse(block.data!) as LiveEvent;
    }
  }

  /** All events up to the next heartbeat. */
  async untilHeartbeat(): Promise<LiveEvent[]> {
    const events: LiveEvent[] = [];
    for (;;) {
      const block = await this.block();
      if (!block || block.comment) return events;
      if (block.event === 'history') events.push(JSON.parse(block.data!) as LiveEvent);
    }
  }

  close(): void {
    this.aborter.abort();
    this.reader.closed.catch(() => undefined);
  }
}
