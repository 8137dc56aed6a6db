import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into each Node program before its own code (`node --import`): when whoever started it is gone, it is told to
 * stop, also while it is still starting; and it does not outlive that by more than the grace.
 */
const GRACE_MS = 4_000;

function stop(): void {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
}

// A program's worker threads load this too, and have no channel.
if (isMainThread) {
  if (!process.connected) stop();
  process.once('disconnect', stop);
  // The channel itself does not keep a script from ending.
  process.channel?.unref();
}
