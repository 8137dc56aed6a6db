import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  NUDGES,
  creativeIdOf,
  finishUpload,
  type Cause,
  type Upload,
  type WriteScope,
} from '@smarttag/domain';
import {
  CreativesRepository,
  SubmissionsRepository,
  UploadsRepository,
  reachOne,
} from '@smarttag/domain/mongoose';
import { Nudges, TaggingJobs } from '@smarttag/service-kit';
import { originalKey, type Storage } from '@smarttag/storage';
import { keyOf } from '../features/uploads/upload-id.js';
import type { HeldLease } from '../leases/held-lease.js';
import { UploadLeases } from '../leases/upload-leases.service.js';
import { UploadMetrics } from '../metrics/upload-metrics.js';
import { STORAGE } from '../storage.provider.js';
import { storedHint } from './stored-hint.js';

export interface Finishing {
  scope: WriteScope;
  cause: () => Cause;
  upload: Upload;
}

/**
 * What follows the last byte. Each step may be repeated, and whoever finds them half done — HEAD, PATCH or
 * the sweep — begins again at the first.
 */
@Injectable()
export class Finisher {
  private readonly logger = new Logger('Finish');

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly uploads: UploadsRepository,
    private readonly creatives: CreativesRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly leases: UploadLeases,
    private readonly jobs: TaggingJobs,
    private readonly nudges: Nudges,
    private readonly metrics: UploadMetrics,
  ) {}

  /** Of a whole file, or of a part: that one only waits to be joined. */
  async finish(finishing: Finishing, lease: HeldLease, lastByteAt?: Date): Promise<void> {
    const { upload } = finishing;
    if (upload.part === undefined) return this.finishWhole(finishing, lease, lastByteAt);
    await this.storage.finish(keyOf(upload));
    const finishedAt = new Date();
    await lease.save({
      offset: upload.size,
      state: 'finished',
      finishedAt,
      ...(lastByteAt && { lastByteAt }),
    });
    if (lastByteAt) await this.noteLastByte(finishing, lastByteAt);
  }

  /** The days of a draft count from the last byte of any of its parts. */
  async noteLastByte({ scope, upload }: Finishing, lastByteAt: Date): Promise<void> {
    if (upload.part !== undefined) await this.uploads.noteLastByte(scope, creativeIdOf(upload), lastByteAt);
  }

  private async finishWhole(
    { scope, cause, upload }: Finishing,
    lease: HeldLease,
    lastByteAt?: Date,
  ): Promise<void> {
    const stopTimer = this.metrics.finishSeconds.startTimer();
    const { id: creativeId, size, contentHint } = upload;
    const key = originalKey(creativeId);
    await this.storage.finish(key);
    const changedWhileUploading =
      contentHint !== undefined && (await storedHint(this.storage, key, size)) !== contentHint;
    const finishedAt = upload.finishedAt ?? new Date();
    await lease.save({ offset: size, state: 'finished', finishedAt, ...(lastByteAt && { lastByteAt }) });
    await this.creatives.commit(scope, creativeId, finishUpload(cause(), { changedWhileUploading }));
    this.nudges.nudge(NUDGES.outbox);
    await this.askForTagging(scope, upload);
    const seconds = stopTimer();
    const { requestId } = cause();
    this.logger.log({ creativeId, requestId, size, changedWhileUploading, seconds }, 'Upload finished');
  }

  /** Goes on where a process died between the last byte and the end; not where another is at it. */
  async resume(finishing: Finishing): Promise<void> {
    const { scope, upload } = finishing;
    const lease = await this.leases.takeFree(scope, upload.id);
    if (!lease) return;
    try {
      const now = await this.uploads.findById(scope, upload.id);
      if (now) await this.finish({ ...finishing, upload: now }, lease);
    } finally {
      await lease.release();
    }
  }

  /** Submit writes the submission first and then looks at the file; this is the other way round, so one of them sees both. */
  private async askForTagging(scope: WriteScope, { id, submissionId }: Upload): Promise<void> {
    const submission = await this.submissions.findById(scope, submissionId);
    if (submission?.state !== 'submitted') return;
    const enqueue = (creativeId: string) => this.jobs.enqueue(creativeId);
    await reachOne({ creatives: this.creatives, enqueue }, scope, submission, id, new Date());
    this.nudges.nudge(NUDGES.outbox);
  }
}
