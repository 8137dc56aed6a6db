import { isNotSentHere, needsFile, wentElsewhere, type BatchEntry } from './entry.ts';

export const ROW_STATUSES = [
  'checking',
  'waiting',
  'uploading',
  'elsewhere',
  'paused',
  'noConnection',
  'resting',
  'needsFile',
  'differentFile',
  'alreadyTagged',
  'uploaded',
  'changed',
  'tagging',
  'tagged',
  'duplicate',
  'rejected',
  'failed',
  'cancelled',
  'expired',
  'notAdded',
] as const;
/** What a row says of its file: the creative's state, refined by what happens in this browser. */
export type RowStatus = (typeof ROW_STATUSES)[number];

const transferStatus = (entry: BatchEntry): RowStatus => {
  const transfer = entry.transfer;
  if (!transfer) return 'waiting';
  switch (transfer.phase) {
    case 'sending':
      return 'uploading';
    case 'paused':
      return 'paused';
    case 'arrived':
      return 'uploaded';
    case 'resting':
      return transfer.fault === 'line' ? 'noConnection' : 'resting';
    case 'stopped':
      return 'resting';
    case 'waiting':
      return 'waiting';
  }
};

export const rowStatus = (entry: BatchEntry): RowStatus => {
  if (entry.refusal) return 'notAdded';
  const creative = entry.creative;
  if (!creative || entry.checking) return 'checking';
  if (creative.state === 'uploading') {
    if (creative.heldBack) return 'alreadyTagged';
    if (entry.different) return 'differentFile';
    if (wentElsewhere(entry) || (entry.elsewhere && isNotSentHere(entry))) return 'elsewhere';
    return needsFile(entry) ? 'needsFile' : transferStatus(entry);
  }
  if (creative.state === 'uploaded') return creative.changedWhileUploading ? 'changed' : 'uploaded';
  return creative.state;
};

/** Bytes that are here: what this browser saw, else the server's hint. */
export const bytesHere = (entry: BatchEntry): number => {
  const creative = entry.creative;
  if (!creative) return 0;
  if (creative.state !== 'uploading' && creative.state !== 'cancelled') return creative.size;
  const elsewhere = isNotSentHere(entry) ? entry.elsewhere?.offset : undefined;
  return Math.min(elsewhere ?? entry.transfer?.offset ?? creative.uploadOffset ?? 0, creative.size);
};

/** A progress line is drawn: solid while bytes move, dashed while it rests. */
export const progressLine = (status: RowStatus): 'moving' | 'resting' | undefined => {
  if (status === 'uploading' || status === 'elsewhere') return 'moving';
  return status === 'paused' || status === 'noConnection' || status === 'resting' || status === 'needsFile'
    ? 'resting'
    : undefined;
};
