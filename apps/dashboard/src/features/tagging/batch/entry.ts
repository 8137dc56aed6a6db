import type { CreativeView } from '@smarttag/domain';
import type { TransferView } from '../engine/transfer.ts';
import type { Refusal } from '../intake/screen-file.ts';

/** What a browser could tell of a video before a byte was sent. Only for warnings; the worker decides. */
export interface BrowserFacts {
  durationSeconds?: number;
  width?: number;
  height?: number;
  /** It could not be opened, or shows no picture here. */
  unseen?: true;
}

/** A file as it was picked or dropped. */
export interface PickedFile {
  file: File;
  /** The folder path it came from, `spring/9x16/a.mp4`; missing for single files. */
  relativePath?: string;
  /** The system would not open it: there is only its name. */
  unreadable?: true;
  /** Where the browser can keep it: after a reload the file need not be picked again. */
  handle?: () => Promise<FileSystemFileHandle | undefined>;
}

/** A file this browser holds for a row; a reload lets go of it. */
export interface HeldFile extends PickedFile {
  contentHint?: string;
}

/** A file that another open page sends, or that waits its turn there. */
export interface Elsewhere {
  place: 'tab' | 'computer' | 'person';
  /** Of that person. */
  name?: string;
  sending: boolean;
  offset: number;
}

/**
 * One row of a batch: what the server knows of a file, and what this browser holds of it. Changed by
 * replacing whole fields, so that a shallow watch sees it.
 */
export interface BatchEntry {
  readonly key: string;
  creative?: CreativeView;
  held?: HeldFile;
  transfer?: TransferView;
  elsewhere?: Elsewhere;
  facts?: BrowserFacts;
  /** A small first picture, as an object URL. Made when the row is first seen. */
  posterUrl?: string;
  /** The file is being compared with what this row needs, or read before it is declared. */
  checking?: boolean;
  /** Why it was not added. Such a row is only here. */
  refusal?: Refusal;
  /** Picked for this row, but with other content. */
  different?: HeldFile;
}

export const fileNameOf = (entry: BatchEntry) => entry.creative?.fileName ?? entry.held?.file.name ?? '';
export const sizeOf = (entry: BatchEntry) => entry.creative?.size ?? entry.held?.file.size ?? 0;

/** Bytes may still arrive, and nobody here holds the file they come from. */
export const needsFile = (entry: BatchEntry) =>
  entry.creative?.state === 'uploading' &&
  !entry.creative.heldBack &&
  (entry.held === undefined || isLost(entry));

/** This page held it and lost it to another one: it goes on here only when its person says so. */
export const wentElsewhere = (entry: BatchEntry) => entry.transfer?.fault === 'elsewhere';

/** Bytes may arrive, and not from this page. */
export const isNotSentHere = (entry: BatchEntry) => needsFile(entry) || wentElsewhere(entry);

/** The file was held, but went away from the disk or changed there. */
export const isLost = (entry: BatchEntry) => entry.transfer?.fault === 'unreadable';

/** Removed from a draft: kept for its place and for Undo, but not shown. */
export const isRemoved = (entry: BatchEntry, draft: boolean) =>
  draft && (entry.creative?.state === 'cancelled' || entry.creative?.state === 'expired');
