import type { LiveEvent } from '@smarttag/domain';

type Handler = (event: LiveEvent) => void;

const handlers = new Set<Handler>();

/** Hears every event of the asker's scope. @returns how to stop */
export const onLiveEvent = (handler: Handler): (() => void) => {
  handlers.add(handler);
  return () => handlers.delete(handler);
};

/** A browser opens six connections a host: one tab holds the stream and tells the others. */
const LEADER = 'smarttag.live-events';

let stop: (() => void) | undefined;
let lastSeq = 0;

const deliver = (event: LiveEvent) => {
  // Contiguous and increasing: a repeat after a reconnect is dropped here.
  if (event.seq <= lastSeq) return;
  lastSeq = event.seq;
  for (const handler of handlers) handler(event);
};

/** Called when somebody has signed in; a second call changes nothing. */
export const startLiveEvents = () => {
  if (stop) return;
  const aborter = new AbortController();
  const channel = new BroadcastChannel(LEADER);
  channel.onmessage = (message: MessageEvent<LiveEvent>) => deliver(message.data);
  stop = () => {
    aborter.abort();
    channel.close();
    stop = undefined;
    lastSeq = 0;
  };
  const lead = () =>
    hold(aborter.signal, (event) => {
      deliver(event);
      channel.postMessage(event);
    });
  // Locks need a secure context; without them each tab holds its own stream.
  if (!('locks' in navigator)) return void lead();
  navigator.locks.request(LEADER, { signal: aborter.signal }, lead).catch(() => undefined);
};

export const stopLiveEvents = () => stop?.();

/** Keeps one stream open until aborted. The browser reconnects by itself, with Last-Event-ID. */
const hold = (signal: AbortSignal, heard: Handler) =>
  new Promise<void>((resolve) => {
    const open = () => {
      // A tab that takes over resumes where it last heard; the browser sends no header with a first request.
      const source = new EventSource(lastSeq > 0 ? `/api/events?lastEventId=${lastSeq}` : '/api/events');
      source.addEventListener('history', (message) => heard(JSON.parse(message.data) as LiveEvent));
      return source;
    };
    let source = open();
    // Only an answer that is no stream (signed out, a gateway's error page) closes it for good.
    const reopen = setInterval(() => {
      if (source.readyState === EventSource.CLOSED) source = open();
    }, 5_000);
    signal.addEventListener('abort', () => {
      clearInterval(reopen);
      source.close();
      resolve();
    });
  });
