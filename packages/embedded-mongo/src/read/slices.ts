/** How long one piece of work may hold the event loop, in milliseconds. */
const SLICE = 8;
/** Rows between two looks at the clock. */
const ROWS = 16;

const queue: (() => void)[] = [];

/**
 * Waits for a turn. Between two rounds of the event loop only one waiting piece of work goes on, so that many scans
 * together hold it no longer than one.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    queue.push(resolve);
    if (queue.length === 1) setImmediate(next);
  });
}

function next(): void {
  queue.shift()?.();
  if (queue.length > 0) setImmediate(next);
}

/** Takes items until `take` answers false, in slices; answers true when the iterator ended. */
export async function inSlices<T>(
  iterator: Iterator<T>,
  take: (item: T) => boolean,
  check: () => void,
  every = ROWS,
): Promise<boolean> {
  let until = performance.now() + SLICE;
  for (let count = 1; ; count++) {
    const { value, done } = iterator.next();
    if (done) return true;
    if (!take(value)) return false;
    if (count % every === 0 && performance.now() > until) {
      check();
      await turn();
      until = performance.now() + SLICE;
    }
  }
}
