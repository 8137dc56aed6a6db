import type { AlreadyTagged, CreativeState } from '../../contracts/creative.contract.js';
import type { Failure, MediaFacts, Rejection, Sprite } from '../../contracts/media.contract.js';
import type { RecordedOwner } from '../tagging-record.js';

export type EditableField = 'fileName' | 'programId';

/** The last edit of each field: what a revert is measured by. */
export type Edits = { [field in EditableField]?: { eventId: string; by: string; at: Date } };

/** The record of one file from its declaration on. */
export interface Creative {
  /** Also the upload's id. */
  id: string;
  partnerId: string;
  submissionId: string;
  state: CreativeState;
  fileName: string;
  originalFileName: string;
  relativePath?: string;
  size: number;
  mimeType: string;
  lastModified?: number;
  contentHint?: string;
  /** Equal for the very same file: its name, size, time, content hint and path. Gone with a removed one. */
  sameFileKey?: string;
  uploaderId: string;
  requestId: string;
  createdAt: Date;
  alreadyTagged?: Omit<AlreadyTagged, 'at'> & { at: Date };
  heldBack: boolean;
  changedWhileUploading: boolean;
  uploadedAt?: Date;
  /** Set when Submit reaches this file; from then on lists, audit and reports show it. */
  submittedAt?: Date;
  businessCenterId?: string;
  programId?: string;
  /** Decision, or the submitted time while there is none. */
  taggingDate?: Date;
  /** Times `tagging` was entered since the last retry. */
  attempts: number;
  sha256?: string;
  tagId?: string;
  decidedAt?: Date;
  duplicateOf?: RecordedOwner;
  rejection?: Rejection;
  failure?: Failure;
  media?: MediaFacts;
  hasPoster: boolean;
  /** Frames for hovering; of 0 frames where there can be none. Absent until somebody looked. */
  sprite?: Sprite;
  cancelledAt?: Date;
  /** Where `restore` leads back to. */
  cancelledFrom?: 'uploading' | 'uploaded';
  /** When a file without a Submit, or bytes without a Tag, may go. */
  expiresAt?: Date;
  /** Every committed change. */
  revision: number;
  /** User edits only. */
  version: number;
  /** Who made the last of them. */
  lastEditedBy?: string;
  edits?: Edits;
}
