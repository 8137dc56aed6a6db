import { Injectable } from '@nestjs/common';
import { LeasesRepository } from '@smarttag/domain/mongoose';
import { v7 as uuid } from 'uuid';
import { HeldLease } from './held-lease.js';

/** This process's leases; the owner is new at each start, so a restarted worker never takes itself for the dead one. */
@Injectable()
export class Leases {
  private readonly owner = uuid();

  constructor(private readonly leases: LeasesRepository) {}

  of(name: string, durationMs: number): HeldLease {
    return new HeldLease(this.leases, name, this.owner, durationMs);
  }
}
