import { createHash } from 'node:crypto';

const HALF_HOUR = 30 * 60_000;

/** The same id for the same things within one half hour of the clock: however often, it counts once (DESIGN.md section 5). */
export const oncePerHalfHour = (at: Date, ...things: string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([Math.floor(at.getTime() / HALF_HOUR), ...things]))
    .digest('hex')
    .slice(0, 32);
