/** Waits for the promise, but no longer than this; a late fault of it is nobody's. */
export const within = async (milliseconds: number, promise: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([promise.then(noop, noop), over]);
  clearTimeout(timer);
};

const noop = () => undefined;
