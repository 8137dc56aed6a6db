import { Injectable, Inject, Logger } from '@nestjs/common';
import { DomainError, NUDGES, cancelCreative } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import type { Storage } from '@smarttag/storage';
import { DataStore, Upload } from '@tus/server';
import type { Readable } from 'node:stream';
import { Joiner } from '../concatenation/joiner.service.js';
import { Parts } from '../concatenation/parts.service.js';
import { UploadAccess } from '../features/uploads/upload-access.service.js';
import { keyOf } from '../features/uploads/upload-id.js';
import { requireNotFinal, requirePresent, requireTakesBytes } from '../features/uploads/upload-rules.js';
import { currentVisit, type Visit } from '../features/uploads/visit.js';
import { Finisher } from '../finishing/finisher.service.js';
import { Receiver } from '../receiving/receiver.service.js';
import { STORAGE } from '../storage.provider.js';
import { requireLength } from './required-length.js';

/** What the protocol code reads and writes: the declared uploads, and their bytes behind the storage port. */
@Injectable()
export class CreativeStore extends DataStore {
  override extensions = [
    'creation',
    'creation-with-upload',
    'creation-defer-length',
    'termination',
    'expiration',
    'checksum',
    'concatenation',
  ];
  private readonly logger = new Logger('Store');

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly access: UploadAccess,
    private readonly receiver: Receiver,
    private readonly finisher: Finisher,
    private readonly parts: Parts,
    private readonly joiner: Joiner,
    private readonly creatives: CreativesRepository,
    private readonly nudges: Nudges,
  ) {
    super();
  }

  /** The declaration made the upload; another client's POST only has to agree with it, as often as it likes. */
  override async create(file: Upload): Promise<Upload> {
    const visit = await this.loadAgain(currentVisit());
    const { concat, lease, upload } = visit;
    if (concat?.kind === 'final' && lease) await this.joiner.join(visit, lease, concat);
    else requireLength(file.size, upload.size);
    file.size = upload.size;
    return file;
  }

  override async getUpload(id: string): Promise<Upload> {
    const visit = await this.loadAgain(currentVisit());
    const offset = await this.durableOffset(visit);
    const isComplete = offset === visit.upload.size;
    if (isComplete && visit.method === 'HEAD' && takesBytes(visit)) await this.finishHalfDone(visit);
    const metadata = { creativeId: visit.creativeId };
    return new Upload({ id, size: visit.upload.size, offset, metadata });
  }

  /** The body is taken from the request itself: `_stream` is empty (docs/decisions/0010). */
  override async write(_stream: Readable, _id: string, offset: number): Promise<number> {
    const visit = currentVisit();
    const { lease, creative } = visit;
    if (!lease) throw new Error('bytes without a lease');
    requireNotFinal(visit.upload);
    // A POST repeated with its body: the client goes on from what is there.
    const stored = await this.durableOffset(visit);
    if (stored !== offset || !takesBytes(visit)) return stored;
    requireTakesBytes(creative);
    return this.receiver.receive(visit, lease, offset);
  }

  /**
   * tus DELETE equals cancelling; the bytes stay until undo is too late. Those of a part go at once.
   * @throws NOT_ALLOWED once tagging began
   */
  override async remove(): Promise<void> {
    const visit = currentVisit();
    const { scope, cause, creativeId, upload } = visit;
    if (upload.part !== undefined) return this.parts.remove(visit);
    try {
      await this.creatives.commit(scope, creativeId, cancelCreative(cause()));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'TRANSITION_NOT_ALLOWED')
        throw new DomainError('NOT_ALLOWED', 'Tagging of this file has begun; it can no longer be removed.');
      throw error;
    }
    this.nudges.nudge(NUDGES.outbox);
  }

  /** Under the lease things may be other than when the request was admitted. */
  private async loadAgain(visit: Visit): Promise<Visit> {
    Object.assign(visit, await this.access.load(visit.scope, visit.upload.id));
    requirePresent(visit);
    return visit;
  }

  private async durableOffset({ upload }: Visit): Promise<number> {
    if (upload.state !== 'open') return upload.size;
    return (await this.storage.size(keyOf(upload))) ?? 0;
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

/** Nothing more is to come, and nothing left to finish: of a part, once it is whole; of a file, once its creative says so. */
const takesBytes = ({ creative, upload }: Visit): boolean =>
  creative.state === 'uploading' && (upload.part === undefined || upload.state === 'open');
