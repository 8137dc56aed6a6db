import type { FileDeclaration } from '../../contracts/creative.contract.js';
import type { Limits } from '../../contracts/settings.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import { declaredFileName, formatOf } from '../file-name.js';
import type { Cause } from '../history-event.js';
import { DRAFT_DAYS } from './upload-decisions.js';
import type { Creative } from './creative.js';

/** A name and a type that agree on "no video". One of them alone may be wrong: the worker decides then. */
export const isPlainlyNoVideo = (fileName: string, mimeType: string, { noVideo }: Limits) =>
  noVideo.formats.includes(formatOf(fileName)) &&
  noVideo.types.some((type) => mimeType.toLowerCase().startsWith(type));

/** @throws FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED with `{ fileName, index }` */
export const requireDeclarable = (file: FileDeclaration, index: number, limits: Limits): void => {
  const details = { fileName: file.fileName, index };
  if (file.size === 0) throw new DomainError('FILE_EMPTY', 'This file is empty (0 bytes).', details);
  if (file.size > limits.maxFileBytes)
    throw new DomainError('FILE_TOO_LARGE', 'This file is larger than the limit.', {
      ...details,
      maxFileBytes: limits.maxFileBytes,
    });
  if (isPlainlyNoVideo(file.fileName, file.mimeType, limits))
    throw new DomainError('FILE_TYPE_NOT_ALLOWED', 'This is not a video. Nothing was sent.', details);
};

/** A new creative for a declared file, its upload yet without a byte. */
export const declareCreative = (
  cause: Cause,
  file: FileDeclaration,
  place: Pick<Creative, 'id' | 'partnerId' | 'submissionId' | 'sameFileKey' | 'alreadyTagged'>,
): Creative => ({
  ...place,
  state: 'uploading',
  fileName: declaredFileName(file.fileName),
  originalFileName: declaredFileName(file.fileName),
  relativePath: file.relativePath,
  size: file.size,
  mimeType: file.mimeType,
  lastModified: file.lastModified,
  contentHint: file.contentHint,
  uploaderId: cause.actorId,
  requestId: cause.requestId,
  createdAt: cause.at,
  expiresAt: new Date(cause.at.getTime() + DRAFT_DAYS * 86_400_000),
  heldBack: place.alreadyTagged !== undefined,
  changedWhileUploading: false,
  attempts: 0,
  hasPoster: false,
  revision: 1,
  version: 0,
});
