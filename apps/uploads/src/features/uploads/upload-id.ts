import { Id, creativeIdOf, type Upload } from '@smarttag/domain';
import { originalKey, type StorageKey } from '@smarttag/storage';

const PART = /^(.+)\.(0|[1-9][0-9]{0,4})$/;

/** Takes `creativeId` or `creativeId.n` apart. @returns undefined where it is neither */
export const readUploadId = (uploadId: string): { creativeId: string; part?: number } | undefined => {
  const [, creativeId = uploadId, part] = PART.exec(uploadId) ?? [];
  if (!Id.safeParse(creativeId).success) return undefined;
  return part === undefined ? { creativeId } : { creativeId, part: Number(part) };
};

/** Where the bytes of an upload, whole or part, are stored. */
export const keyOf = (upload: Pick<Upload, 'id' | 'part'>): StorageKey =>
  originalKey(creativeIdOf(upload), upload.part);
