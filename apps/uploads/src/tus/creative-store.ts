import { Injectable, Inject, Logger } from '@nestjs/common';
import { DomainError, NUDGES, cancelCreative } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import { originalKey, type Storage } from '@smarttag/storage';
import { DataStore, Upload } from '@tus/server';
import type { Readable } from 'node:stream';
import { UploadAccess } from '../features/uploads/upload-access.service.js';
import { requirePresent, requireTakesBytes } from '../features/uploads/upload-rules.js';
import { currentVisit, type Visit } from '../features/uploads/visit.js';
import { Finisher } from '../finishing/finisher.service.js';
import { Receiver } from '../receiving/receiver.service.js';
import { STORAGE } from '../storage.provider.js';

/** What the protocol code reads and writes: the declared uploads, and their bytes behind the storage port. */
@Injectable()
export class CreativeStore extends DataStore {
  override extensions = [
    'creation',
    'creation-with-upload',
    'creation-defer-length',
    'termination',
    'expiration',
  ];
  private readonly logger = new Logger('Store');

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly access: UploadAccess,
    private readonly receiver: Receiver,
    private readonly finisher: Finisher,
    private readonly creatives: CreativesRepository,
    private readonly nudges: Nudges,
  ) {
    super();
  }

  /** The declaration made the upload; another client's POST only has to agree with it, as often as it likes. */
  override async create(file: Upload): Promise<Upload> {
    const { upload } = await this.loadAgain(currentVisit());
    requireLength(file.size, upload.size);
    file.size = upload.size;
    return file;
  }

  override async getUpload(id: string): Promise<Upload> {
    const visit = await this.loadAgain(currentVisit());
    const offset = await this.durableOffset(visit);
    if (offset === visit.upload.size && visit.creative.state === 'uploading' && visit.method === 'HEAD')
      await this.finishHalfDone(visit);
    return new Upload({ id, size: visit.upload.size, offset });
  }

  /** The body is taken from the request itself: `_stream` is empty (docs/decisions/0010). */
  override async write(_stream: Readable, _id: string, offset: number): Promise<number> {
    const visit = currentVisit();
    const { lease, creative } = visit;
    if (!lease) throw new Error('bytes without a lease');
    // A POST repeated with its body: the client goes on from what is there.
    const stored = await this.durableOffset(visit);
    if (stored !== offset || creative.state !== 'uploading') return stored;
    requireTakesBytes(creative);
    return this.receiver.receive(visit, lease, offset);
  }

  /** tus DELETE equals cancelling; the bytes stay until undo is too late. @throws NOT_ALLOWED once tagging began */
  override async remove(id: string): Promise<void> {
    const { scope, cause } = currentVisit();
    try {
      await this.creatives.commit(scope, id, cancelCreative(cause()));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'TRANSITION_NOT_ALLOWED')
        throw new DomainError('NOT_ALLOWED', 'Tagging of this file has begun; it can no longer be removed.');
      throw error;
    }
    this.nudges.nudge(NUDGES.outbox);
  }

  /** Under the lease things may be other than when the request was admitted. */
  private async loadAgain(visit: Visit): Promise<Visit> {
    Object.assign(visit, await this.access.load(visit.scope, visit.creativeId));
    requirePresent(visit);
    return visit;
  }

  private async durableOffset({ creativeId, upload }: Visit): Promise<number> {
    if (upload.state !== 'open') return upload.size;
    return (await this.storage.size(originalKey(creativeId))) ?? 0;
  }

  /** HEAD tells the truth about the bytes even when this fails; the sweep tries again. */
  private async finishHalfDone(visit: Visit): Promise<void> {
    const { creativeId, requestId } = visit;
    try {
      await this.finisher.resume(visit);
    } catch (error) {
      this.logger.warn({ creativeId, requestId, error: (error as Error).message }, 'Not finished yet');
    }
  }
}

/** @throws UPLOAD_LENGTH_DIFFERS */
export const requireLength = (stated: number | undefined, declared: number): void => {
  if (stated === undefined || stated === declared) return;
  throw new DomainError('UPLOAD_LENGTH_DIFFERS', `This file was declared with ${declared} bytes.`, {
    declared,
  });
};
