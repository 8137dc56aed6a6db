import { Inject, Injectable, Logger } from '@nestjs/common';
import { DRAFT_DAYS, NUDGES, SYSTEM_ACTOR, expireCreative, type Creative } from '@smarttag/domain';
import { CreativesRepository, UploadsRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import { SYSTEM } from '../scope.js';
import { countEach } from './each.js';
import { SWEEP_BATCH, type Sweep, type Swept } from './sweep.js';

const DRAFT_MS = DRAFT_DAYS * 86_400_000;

/** Drafts that nobody came back to. A file whose bytes still come has its days counted from its last byte. */
@Injectable()
export class ExpiredDraftsSweep implements Sweep {
  readonly name = 'expired-drafts';
  readonly everyMs: number;
  private readonly logger = new Logger('Sweeps');

  constructor(
    @Inject(SETTINGS) settings: WorkerSettings,
    private readonly creatives: CreativesRepository,
    private readonly uploads: UploadsRepository,
    private readonly nudges: Nudges,
  ) {
    this.everyMs = settings.SWEEP_DRAFTS_MS;
  }

  async run(): Promise<Swept> {
    const at = new Date();
    const expired = await this.creatives.listExpired(SYSTEM, at, SWEEP_BATCH);
    const done = await countEach(expired, this.logger, (creative) => this.end(creative, at));
    if (done > 0) this.nudges.nudge(NUDGES.outbox);
    return { done, more: done > 0 && expired.length === SWEEP_BATCH };
  }

  private async end(creative: Creative, at: Date): Promise<boolean> {
    const { id, requestId, expiresAt } = creative;
    const lastByteAt = (await this.uploads.findById(SYSTEM, id))?.lastByteAt;
    const until = new Date((lastByteAt?.getTime() ?? 0) + DRAFT_MS);
    if (until > at) {
      await this.creatives.postponeExpiry(SYSTEM, id, expiresAt!, until);
      return true;
    }
    const done = await this.creatives.commit(
      SYSTEM,
      id,
      expireCreative({ actorId: SYSTEM_ACTOR, requestId, at }),
    );
    return done?.changed ?? false;
  }
}
