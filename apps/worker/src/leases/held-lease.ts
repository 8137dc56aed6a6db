import type { LeasesRepository } from '@smarttag/domain/mongoose';
import { SYSTEM } from '../scope.js';

/** One owner's side of a named lease. */
export class HeldLease {
  private until = 0;

  constructor(
    private readonly leases: LeasesRepository,
    private readonly name: string,
    private readonly owner: string,
    private readonly durationMs: number,
  ) {}

  /**
   * Takes it, or prolongs it once half of it is over: asked before each step, so that a step begins with
   * at least half a lease ahead. @returns false while another holds it
   */
  async hold(): Promise<boolean> {
    const at = Date.now();
    if (this.until - at > this.durationMs / 2) return true;
    const until = at + this.durationMs;
    const epoch = await this.leases.hold(SYSTEM, this.name, this.owner, new Date(at), new Date(until));
    this.until = epoch === undefined ? 0 : until;
    return epoch !== undefined;
  }

  async letGo(): Promise<void> {
    if (this.until === 0) return;
    this.until = 0;
    await this.leases.letGo(SYSTEM, this.name, this.owner, new Date());
  }
}
