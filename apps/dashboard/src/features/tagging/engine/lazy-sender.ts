import type { Sender, Sending } from './tus-sender.ts';

/** The protocol comes with the first file, not with the first page; not loaded, it is tried again like a lost line. */
export const lazySender = (load: () => Promise<Sender>): Sender => {
  let loaded: Promise<Sender> | undefined;
  return (job, events, takesOver) => {
    let sending: Sending | undefined;
    let stopped = false;
    loaded ??= load();
    loaded.then(
      (send) => {
        if (!stopped) sending = send(job, events, takesOver);
      },
      () => {
        loaded = undefined;
        if (!stopped) events.failed('line');
      },
    );
    return {
      stop() {
        stopped = true;
        sending?.stop();
      },
    };
  };
};
