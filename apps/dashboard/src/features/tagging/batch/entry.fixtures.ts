import type { CreativeView } from '@smarttag/domain';
import type { TransferView } from '../engine/transfer.ts';
import type { BatchEntry, HeldFile } from './entry.ts';

/** Builders for tests: a whole valid thing, of which a test overrides only what it is about. */
let made = 0;

export const aCreativeView = (over: Partial<CreativeView> = {}): CreativeView => {
  const id = over.id ?? `creative-${++made}`;
  const fileName = over.fileName ?? `${id}.mp4`;
  return {
    id,
    submissionId: 'submission-1',
    partnerId: 'partner-1',
    state: 'uploading',
    fileName,
    originalFileName: fileName,
    size: 1000,
    mimeType: 'video/mp4',
    lastModified: 1_763_000_000_000,
    contentHint: `hint of ${fileName}`,
    uploaderId: 'user-1',
    uploaderName: 'Dana Whitfield',
    version: 0,
    createdAt: '2026-11-18T12:00:00Z',
    hasPoster: false,
    heldBack: false,
    changedWhileUploading: false,
    uploadUrl: `/files/${id}`,
    uploadOffset: 0,
    requestId: `request-${id}`,
    ...over,
  };
};

/** A file of any size, without its bytes. */
export const aFile = (name: string, size = 1000, lastModified = 1_763_000_000_000): File => {
  const file = new File([], name, { type: 'video/mp4', lastModified });
  Object.defineProperty(file, 'size', { value: size });
  return file;
};

export const aHeldFile = (name: string, over: Partial<HeldFile> & { size?: number } = {}): HeldFile => {
  const { size, ...rest } = over;
  return { file: aFile(name, size), contentHint: `hint of ${name}`, ...rest };
};

let keys = 0;

export const anEntry = (
  creative: Partial<CreativeView> | undefined,
  over: Partial<BatchEntry> = {},
): BatchEntry => ({
  key: `key-${++keys}`,
  ...(creative && { creative: aCreativeView(creative) }),
  ...over,
});

/** A row whose file this browser sends. */
export const aSendingEntry = (
  creative: Partial<CreativeView>,
  transfer: Partial<TransferView> = {},
): BatchEntry => {
  const entry = anEntry(creative);
  const { fileName, size } = entry.creative!;
  entry.held = aHeldFile(fileName, { size });
  entry.transfer = { phase: 'sending', offset: 0, ...transfer };
  return entry;
};
