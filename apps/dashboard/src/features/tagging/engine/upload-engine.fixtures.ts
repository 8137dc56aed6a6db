import { vi } from 'vitest';
import { createTabLocks } from './locks.ts';
import { pageClock } from './page-clock.fixtures.ts';
import { Slots } from './slots.ts';
import type { TransferView } from './transfer.ts';
import type { SendEvents, UploadJob } from './tus-sender.ts';
import { UploadEngine } from './upload-engine.ts';

export const jobOf = (id: string, rank: number, size = 1000): UploadJob => ({
  id,
  rank: () => rank,
  url: `/files/${id}`,
  requestId: `request-${id}`,
  file: new File([new Uint8Array(size)], `${id}.mp4`),
});

/** An engine, and what it sends and says. */
export const setUp = (slots = new Slots(createTabLocks())) => {
  const sent: { id: string; events: SendEvents; takesOver: boolean; stopped: boolean }[] = [];
  const views = new Map<string, TransferView>();
  const signIns: (() => void)[] = [];
  const unreadable = new Set<string>();
  const refreshed: number[] = [];
  const engine = new UploadEngine(
    {
      send(job, events, takesOver) {
        const one = { id: job.id, events, takesOver, stopped: false };
        sent.push(one);
        return { stop: () => (one.stopped = true) };
      },
      publish: (id, view) => views.set(id, view),
      signInAgain: () => new Promise((resolve) => signIns.push(resolve)),
      refreshSession: () => refreshed.push(Date.now()),
      isReadable: (file) => Promise.resolve(!unreadable.has(file.name)),
      slots,
      clock: pageClock,
    },
    3,
  );
  const phases = () => Object.fromEntries([...views].map(([id, view]) => [id, view.phase]));
  const last = (id: string) => sent.filter((one) => one.id === id).at(-1)!;
  return { engine, sent, views, signIns, unreadable, refreshed, phases, last };
};

export const settle = () => vi.advanceTimersByTimeAsync(0);
