import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError, notFound, type Creative, type Upload, type WriteScope } from '@smarttag/domain';
import { CreativesRepository, SubmissionsRepository, UploadsRepository } from '@smarttag/domain/mongoose';
import { Askers, requireCsrf } from '@smarttag/service-kit';
import type { TusRequest } from '../../tus/tus-request.js';
import { readUploadId } from './upload-id.js';
import { requireNotFinal, requirePresent, requireTakesBytes } from './upload-rules.js';
import type { Visit } from './visit.js';

export interface Asked extends Pick<
  TusRequest,
  'method' | 'bringsBytes' | 'checksum' | 'concat' | 'client' | 'takesOver'
> {
  /** `creativeId`, or `creativeId.n` for a part. */
  uploadId: string;
  requestId: string;
  request: IncomingMessage;
}

/** Who may do what on the tus path. Everything is read afresh each time. */
@Injectable()
export class UploadAccess {
  constructor(
    private readonly askers: Askers,
    private readonly uploads: UploadsRepository,
    private readonly creatives: CreativesRepository,
    private readonly submissions: SubmissionsRepository,
  ) {}

  /** @throws NOT_SIGNED_IN, CSRF_TOKEN_WRONG, NOT_ALLOWED, NOT_FOUND, TRANSITION_NOT_ALLOWED, SUBMISSION_NOT_DRAFT */
  async admit({ uploadId, ...asked }: Asked): Promise<Visit> {
    const { method, requestId, request, bringsBytes, concat } = asked;
    const asker = await this.askers.ask(request.headers.cookie);
    requireCsrf(asker, { method, headers: request.headers });
    const scope = asker.writeScope();
    const found = await this.load(scope, uploadId);
    // A part is made by its number, which is ours to give.
    if (method === 'POST' && found.upload.part !== undefined) throw notFound();
    requirePresent(found);
    if (bringsBytes) requireNotFinal(found.upload);
    if (bringsBytes || concat) await this.requireTakesBytes(scope, found.creative);
    const cause = () => asker.cause({ id: requestId });
    return { ...asked, creativeId: found.creative.id, scope, cause, ...found };
  }

  /** The same questions in the middle of a PATCH; asking keeps the session alive. */
  async admitAgain(visit: Visit): Promise<void> {
    const asker = await this.askers.ask(visit.request.headers.cookie);
    const creative = await this.creatives.findById(asker.writeScope(), visit.creativeId);
    if (!creative) throw notFound();
    await this.requireTakesBytes(visit.scope, creative);
  }

  /** @throws NOT_FOUND also for what is another partner's */
  async load(scope: WriteScope, uploadId: string): Promise<{ upload: Upload; creative: Creative }> {
    const { creativeId } = readUploadId(uploadId) ?? {};
    if (creativeId === undefined) throw notFound();
    const [upload, creative] = await Promise.all([
      this.uploads.findById(scope, uploadId),
      this.creatives.findById(scope, creativeId),
    ]);
    if (!upload || !creative) throw notFound();
    return { upload, creative };
  }

  private async requireTakesBytes(scope: WriteScope, creative: Creative): Promise<void> {
    requireTakesBytes(creative);
    const submission = await this.submissions.findById(scope, creative.submissionId);
    if (!submission || submission.discardedAt)
      throw new DomainError('SUBMISSION_NOT_DRAFT', 'This draft was thrown away.');
  }
}
