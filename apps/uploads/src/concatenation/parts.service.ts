import { Inject, Injectable } from '@nestjs/common';
import { DomainError, notFound, partIdOf, type Upload } from '@smarttag/domain';
import { UploadsRepository } from '@smarttag/domain/mongoose';
import type { Storage } from '@smarttag/storage';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';
import { keyOf } from '../features/uploads/upload-id.js';
import { requireNotFinal } from '../features/uploads/upload-rules.js';
import type { Visit } from '../features/uploads/visit.js';
import { UploadLeases } from '../leases/upload-leases.service.js';
import { STORAGE } from '../storage.provider.js';
import { requireRoomForPart, statedLength } from './part-rules.js';

/** The parts of a parallel upload: uploads of their own under their creative, and as short-lived as it. */
@Injectable()
export class Parts {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly uploads: UploadsRepository,
    private readonly leases: UploadLeases,
  ) {}

  /** Gives the next number. A POST whose answer was lost leaves an empty part behind, which goes with the creative. */
  async create({ scope, creative, upload: whole }: Visit, headers: Headers): Promise<Upload> {
    requireNotFinal(whole);
    if (creative.state !== 'uploading')
      throw new DomainError('NOT_ALLOWED', 'All bytes of this file are here already.');
    const size = statedLength(headers);
    for (;;) {
      const parts = await this.uploads.partsOf(scope, whole.id);
      requireRoomForPart(whole, parts, size);
      const part = newPart(whole, parts.length, size);
      if (await this.uploads.insertPart(scope, part)) return part;
    }
  }

  /** Not while the parts are being put together, for which the whole file's lease stands. @throws NOT_ALLOWED, UPLOAD_LOCKED */
  async remove({ scope, creativeId, upload: part, lease }: Visit): Promise<void> {
    const wholeLease = await this.leases.takeFree(scope, creativeId);
    if (!wholeLease)
      throw new DomainError(
        'UPLOAD_LOCKED',
        'The file of this part is being written. Try again in a moment.',
      );
    try {
      const whole = await this.uploads.findById(scope, creativeId);
      if (!whole) throw notFound();
      requireNotFinal(whole);
      await lease?.save({ state: 'removed' });
      await this.storage.remove(keyOf(part));
    } finally {
      await wholeLease.release();
    }
  }

  /** All parts named, each of them whole. @throws ProtocolRefusal 400 */
  async finishedParts({ scope, creativeId }: Visit, numbers: number[]): Promise<Upload[]> {
    const parts = await this.uploads.partsOf(scope, creativeId);
    return numbers.map((number) => {
      const part = parts[number];
      if (!part || part.state === 'removed') throw new ProtocolRefusal(400, `There is no part ${number}.`);
      if (part.state === 'open') throw new ProtocolRefusal(400, `Part ${number} is not complete yet.`);
      return part;
    });
  }
}

const newPart = (whole: Upload, part: number, size: number): Upload => ({
  id: partIdOf(whole.id, part),
  part,
  partnerId: whole.partnerId,
  submissionId: whole.submissionId,
  size,
  offset: 0,
  state: size === 0 ? 'finished' : 'open',
  epoch: 0,
  createdAt: new Date(),
});
