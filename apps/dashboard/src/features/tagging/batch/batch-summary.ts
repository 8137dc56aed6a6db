import { sizeOf, type BatchEntry } from './entry.ts';
import { bytesHere, rowStatus, type RowStatus } from './row-status.ts';

/** What the dock counts, in its order. */
export const COUNT_GROUPS = [
  'tagged',
  'tagging',
  'uploaded',
  'uploading',
  'elsewhere',
  'waiting',
  'paused',
  'needsFile',
  'alreadyTagged',
  'duplicate',
  'rejected',
  'failed',
  'cancelled',
  'notAdded',
] as const;
export type CountGroup = (typeof COUNT_GROUPS)[number];

const GROUP_OF: Record<RowStatus, CountGroup> = {
  checking: 'waiting',
  waiting: 'waiting',
  uploading: 'uploading',
  elsewhere: 'elsewhere',
  paused: 'paused',
  noConnection: 'waiting',
  resting: 'waiting',
  needsFile: 'needsFile',
  differentFile: 'needsFile',
  alreadyTagged: 'alreadyTagged',
  uploaded: 'uploaded',
  changed: 'uploaded',
  tagging: 'tagging',
  tagged: 'tagged',
  duplicate: 'duplicate',
  rejected: 'rejected',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'cancelled',
  notAdded: 'notAdded',
};
export const groupOf = (status: RowStatus): CountGroup => GROUP_OF[status];

export interface StripBlock {
  key: string;
  group: CountGroup;
  bytes: number;
  share: number;
}

export interface BatchSummary {
  /** Rows that are part of the batch: not what was never added. */
  files: number;
  bytes: number;
  /** Rows that Submit takes: not what is held back, removed or never added. */
  taken: number;
  takenBytes: number;
  arrived: number;
  arrivedBytes: number;
  decided: number;
  counts: Partial<Record<CountGroup, number>>;
  /** Bytes that this browser can send without being asked for anything. */
  bytesToSend: number;
  bytesPerSecond: number;
}

const NOT_TAKEN: ReadonlySet<CountGroup> = new Set(['alreadyTagged', 'cancelled', 'notAdded']);
const NOT_ARRIVED: ReadonlySet<CountGroup> = new Set([
  'uploading',
  'elsewhere',
  'waiting',
  'paused',
  'needsFile',
]);
const DECIDED: ReadonlySet<CountGroup> = new Set(['tagged', 'duplicate', 'rejected', 'failed']);

const EMPTY: BatchSummary = {
  files: 0,
  bytes: 0,
  taken: 0,
  takenBytes: 0,
  arrived: 0,
  arrivedBytes: 0,
  decided: 0,
  counts: {},
  bytesToSend: 0,
  bytesPerSecond: 0,
};

export const summarise = (entries: readonly BatchEntry[]): BatchSummary => {
  const summary = { ...EMPTY, counts: { ...EMPTY.counts } };
  for (const entry of entries) {
    const group = groupOf(rowStatus(entry));
    const size = sizeOf(entry);
    summary.counts[group] = (summary.counts[group] ?? 0) + 1;
    if (group !== 'notAdded') {
      summary.files += 1;
      summary.bytes += size;
    }
    if (NOT_TAKEN.has(group)) continue;
    summary.taken += 1;
    summary.takenBytes += size;
    summary.arrivedBytes += bytesHere(entry);
    if (!NOT_ARRIVED.has(group)) summary.arrived += 1;
    if (DECIDED.has(group)) summary.decided += 1;
    if (group === 'uploading' || group === 'waiting') summary.bytesToSend += size - bytesHere(entry);
    summary.bytesPerSecond += entry.transfer?.bytesPerSecond ?? 0;
  }
  return summary;
};

const MOST_BLOCKS = 120;

const blockOf = (entry: BatchEntry): StripBlock => {
  const bytes = Math.max(1, sizeOf(entry));
  return { key: entry.key, group: groupOf(rowStatus(entry)), bytes, share: bytesHere(entry) / bytes };
};

/** One block a file, as wide as the file is big; above 120 files one block a state. */
export const stripBlocks = (entries: readonly BatchEntry[]): StripBlock[] => {
  const blocks = entries.map(blockOf).filter((block) => block.group !== 'notAdded');
  if (blocks.length <= MOST_BLOCKS) return blocks;
  return COUNT_GROUPS.flatMap((group) => {
    const some = blocks.filter((block) => block.group === group);
    if (some.length === 0) return [];
    const bytes = some.reduce((sum, block) => sum + block.bytes, 0);
    const here = some.reduce((sum, block) => sum + block.bytes * block.share, 0);
    return [{ key: group, group, bytes, share: here / bytes }];
  });
};
