import type { Logger } from '@nestjs/common';

/** Does it for each one, and counts; a fault of one leaves the others to be done. */
export const countEach = async <T extends { id: string }>(
  items: readonly T[],
  logger: Logger,
  put: (item: T) => Promise<boolean>,
): Promise<number> => {
  let done = 0;
  for (const item of items) {
    try {
      if (await put(item)) done += 1;
    } catch (error) {
      logger.warn({ id: item.id, err: error }, 'Left for the next sweep');
    }
  }
  return done;
};
