/** Times of a lease, ms. */
export interface LeaseTimes {
  leaseMs: number;
  renewMs: number;
  pollMs: number;
  waitMs: number;
}

export const LEASE_TIMES = Symbol('LeaseTimes');
