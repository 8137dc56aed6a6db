import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  cancelCreative,
  declareCreative,
  requireDeclarable,
  requireDraft,
  type Cause,
  type Creative,
  type DeclaredFiles,
  type FileDeclaration,
  type Partner,
  type SettingsView,
  type Submission,
  type SubmissionListItem,
  type Upload,
  type WriteScope,
} from '@smarttag/domain';
import {
  CreativesRepository,
  SettingsRepository,
  SubmissionsRepository,
  UploadsRepository,
} from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../asking/in-scope.js';
import { taggingPartner } from '../../asking/tagging-partner.js';
import { CreativesPresenter } from '../creatives/creatives.presenter.js';
import { AlreadyTaggedFiles } from './already-tagged-files.js';

/** Files join a draft: checked before a byte is sent, each with its upload. */
@Injectable()
export class DeclarationsService {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly creatives: CreativesRepository,
    private readonly uploads: UploadsRepository,
    private readonly settings: SettingsRepository,
    private readonly alreadyTagged: AlreadyTaggedFiles,
    private readonly presenter: CreativesPresenter,
  ) {}

  async declare(
    asker: Asker,
    cause: Cause,
    submissionId: string,
    files: FileDeclaration[],
  ): Promise<DeclaredFiles> {
    const { partner, scope } = taggingPartner(asker);
    const submission = inScope(await this.submissions.findById(scope, submissionId));
    requireDraft(submission);
    const keys = files.map(sameFileKey);
    const there = await this.sameFilesThere(scope, submissionId, keys);
    const fresh = files.filter((_file, index) => !there.has(keys[index]));
    await this.requireRoom(scope, partner, submission, { files, fresh });
    const tagged = await this.alreadyTagged.among(scope, partner.id, fresh);
    const declared = fresh.map((file) =>
      declareCreative(cause, file, {
        id: uuid(),
        partnerId: partner.id,
        submissionId,
        sameFileKey: sameFileKey(file),
        alreadyTagged: tagged(file),
      }),
    );
    const standing = await this.insert(scope, cause, declared);
    await this.requireStillDraft(scope, cause, submissionId, declared);
    const rows = keys.map((key) => there.get(key) ?? standing.shift()!);
    return { creatives: await this.presenter.page(scope, rows) };
  }

  private async sameFilesThere(
    scope: WriteScope,
    submissionId: string,
    keys: (string | undefined)[],
  ): Promise<Map<string | undefined, Creative>> {
    const wanted = keys.flatMap((key) => key ?? []);
    const there = await this.creatives.listSameFiles(scope, submissionId, wanted);
    return new Map(there.map((creative) => [creative.sameFileKey, creative]));
  }

  /** @returns what stands, in order: another page may have declared the very same file at this moment */
  private async insert(scope: WriteScope, cause: Cause, declared: Creative[]): Promise<Creative[]> {
    if (declared.length === 0) return [];
    const standing = await this.creatives.insertDeclared(scope, cause, declared);
    const own = declared.filter(({ id }, index) => standing[index]!.id === id);
    await this.uploads.insertDeclared(scope, own.map(uploadFor));
    return standing;
  }

  /** @throws FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, VALIDATION_FAILED, QUOTA_EXCEEDED */
  private async requireRoom(
    scope: WriteScope,
    partner: Partner,
    submission: Submission,
    { files, fresh }: { files: FileDeclaration[]; fresh: FileDeclaration[] },
  ): Promise<void> {
    const settings = await this.settings.get();
    for (const [index, file] of files.entries()) requireDeclarable(file, index, settings.limits);
    const [counts, usedBytes] = await Promise.all([
      this.creatives.countsBySubmission(scope, [submission.id]),
      this.uploads.declaredBytes(scope, partner.id),
    ]);
    requireCount(settings, filesThere(counts.get(submission.id)?.counts) + fresh.length);
    requireQuota(
      partner,
      usedBytes,
      fresh.reduce((sum, { size }) => sum + size, 0),
    );
  }

  /**
   * Submit writes the submission and then reads its files; here the files are written and then the
   * submission is read. So whoever comes second sees the other, and no file is left between.
   */
  private async requireStillDraft(
    scope: WriteScope,
    cause: Cause,
    submissionId: string,
    declared: Creative[],
  ): Promise<void> {
    const now = inScope(await this.submissions.findById(scope, submissionId));
    if (now.state === 'draft' && !now.discardedAt) return;
    for (const { id } of declared) await this.creatives.commit(scope, id, cancelCreative(cause));
    requireDraft(now);
  }
}

/** Without a content hint nobody can tell whether it is the very same file. */
const sameFileKey = ({ fileName, size, lastModified, contentHint, relativePath }: FileDeclaration) =>
  contentHint &&
  createHash('sha256')
    .update(JSON.stringify([fileName, size, lastModified, contentHint, relativePath]))
    .digest('hex');

/** What was removed or has expired leaves its place to others. */
const filesThere = (counts: SubmissionListItem['counts'] = {}): number =>
  Object.values({ ...counts, cancelled: 0, expired: 0 }).reduce((sum, count) => sum + count, 0);

const requireCount = ({ limits }: SettingsView, count: number): void => {
  if (count <= limits.maxFilesPerSubmission) return;
  throw new DomainError(
    'VALIDATION_FAILED',
    `A batch holds up to ${limits.maxFilesPerSubmission} files. Submit this one, then start another.`,
    { maxFilesPerSubmission: limits.maxFilesPerSubmission, files: count },
  );
};

const requireQuota = ({ quotaBytes }: Partner, usedBytes: number, wantedBytes: number): void => {
  if (usedBytes + wantedBytes <= quotaBytes) return;
  throw new DomainError('QUOTA_EXCEEDED', 'Your company’s storage has no room for these files.', {
    quotaBytes,
    usedBytes,
    wantedBytes,
  });
};

const uploadFor = (creative: Creative): Upload => ({
  id: creative.id,
  partnerId: creative.partnerId,
  submissionId: creative.submissionId,
  size: creative.size,
  offset: 0,
  contentHint: creative.contentHint,
  state: 'open',
  epoch: 0,
  createdAt: creative.createdAt,
});
