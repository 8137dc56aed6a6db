import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  NUDGES,
  SYSTEM_ACTOR,
  creativeIdOf,
  expireCreative,
  type Creative,
  type SystemScope,
  type Upload,
} from '@smarttag/domain';
import { CreativesRepository, UploadsRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import type { Storage } from '@smarttag/storage';
import { Joiner } from '../../concatenation/joiner.service.js';
import { Finisher } from '../../finishing/finisher.service.js';
import type { HeldLease } from '../../leases/held-lease.js';
import { UploadLeases } from '../../leases/upload-leases.service.js';
import { STORAGE } from '../../storage.provider.js';
import { keyOf } from '../uploads/upload-id.js';
import { fateOf } from './fate.js';

export interface Unsettled {
  upload: Upload;
  creative: Creative;
}
export const UNTAGGED_BYTES_MS = Symbol('UntaggedBytesMs');

/** Does to one upload what its fate asks for, under its lease. */
@Injectable()
export class Settler {
  private readonly logger = new Logger('Sweep');

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    @Inject(UNTAGGED_BYTES_MS) private readonly untaggedBytesMs: number,
    private readonly uploads: UploadsRepository,
    private readonly creatives: CreativesRepository,
    private readonly leases: UploadLeases,
    private readonly finisher: Finisher,
    private readonly joiner: Joiner,
    private readonly nudges: Nudges,
  ) {}

  async settle(scope: SystemScope, listed: Unsettled): Promise<void> {
    if (this.fate(listed) === 'wait') return;
    const lease = await this.leases.takeFree(scope, listed.upload.id);
    if (!lease) return;
    try {
      await this.settleHeld(scope, lease, listed);
    } finally {
      await lease.release();
    }
  }

  /** Decides again: what was listed may be old, and nobody else writes the upload now. */
  private async settleHeld(scope: SystemScope, lease: HeldLease, listed: Unsettled): Promise<void> {
    const { id } = listed.upload;
    const upload = await this.uploads.findById(scope, id);
    const creative = await this.creatives.findById(scope, creativeIdOf(listed.upload));
    if (!upload || !creative) return;
    const fate = this.fate({ upload: { ...upload, lease: listed.upload.lease }, creative });
    const cause = () => ({ actorId: SYSTEM_ACTOR, requestId: creative.requestId, at: new Date() });
    if (fate === 'keep') await lease.save({ state: 'kept' });
    if (fate === 'remove') await this.remove(lease, upload);
    if (fate === 'join') await this.joiner.goOn({ scope, cause, upload }, lease);
    if (fate === 'finish') await this.finisher.finish({ scope, cause, upload }, lease);
    if (fate === 'save') {
      const offset = (await this.storage.size(keyOf(upload))) ?? 0;
      if (offset === upload.size) await this.finisher.finish({ scope, cause, upload }, lease);
      else await lease.save({ offset });
    }
    if (fate === 'expire') {
      await this.creatives.commit(scope, id, expireCreative(cause()));
      this.nudges.nudge(NUDGES.outbox);
      this.logger.log({ creativeId: id }, 'Draft expired');
    }
  }

  private async remove(lease: HeldLease, upload: Upload): Promise<void> {
    await this.storage.remove(keyOf(upload));
    await lease.save({ state: 'removed' });
    this.logger.log({ creativeId: creativeIdOf(upload), part: upload.part }, 'Bytes removed');
  }

  private fate(of: Unsettled) {
    return fateOf(of, new Date(), this.untaggedBytesMs);
  }
}
