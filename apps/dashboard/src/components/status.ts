import type { CreativeState } from '@smarttag/domain';
import type { TextKey } from '../locales/i18n.ts';
import type { IconName } from './icons/shapes.ts';

export type StatusTone = 'progress' | 'tagged' | 'duplicate' | 'rejected' | 'failed' | 'draft' | 'needs';

interface Status {
  icon: IconName;
  tone: StatusTone;
  word: TextKey;
  /** The word where a share is known: "Uploading 64 %". */
  wordAt?: TextKey;
}

const statuses = <Name extends string>(all: Record<Name, Status>) => all;

/** UX.md section 4: icon and word always; the outline of the icon differs for each. */
export const STATUSES = statuses({
  draft: { icon: 'draft', tone: 'draft', word: 'states.draft' },
  waiting: { icon: 'waiting', tone: 'draft', word: 'states.waiting' },
  checking: { icon: 'waiting', tone: 'draft', word: 'states.checking' },
  noConnection: { icon: 'waiting', tone: 'draft', word: 'states.noConnection' },
  paused: { icon: 'paused', tone: 'draft', word: 'states.paused', wordAt: 'states.pausedAt' },
  removed: { icon: 'removed', tone: 'draft', word: 'states.removed' },
  cancelled: { icon: 'removed', tone: 'draft', word: 'states.cancelled' },
  notAdded: { icon: 'removed', tone: 'draft', word: 'states.notAdded' },
  expired: { icon: 'expired', tone: 'draft', word: 'states.expired' },
  needsFile: { icon: 'needs-file', tone: 'needs', word: 'states.needsFile' },
  differentFile: { icon: 'needs-file', tone: 'needs', word: 'states.differentFile' },
  uploading: { icon: 'uploading', tone: 'progress', word: 'states.uploading', wordAt: 'states.uploadingAt' },
  elsewhere: { icon: 'uploading', tone: 'draft', word: 'states.elsewhere', wordAt: 'states.elsewhereAt' },
  uploaded: { icon: 'uploaded', tone: 'progress', word: 'states.uploaded' },
  changed: { icon: 'failed', tone: 'rejected', word: 'states.changed' },
  tagging: { icon: 'tagging', tone: 'progress', word: 'states.tagging' },
  tagged: { icon: 'tagged', tone: 'tagged', word: 'states.tagged' },
  duplicate: { icon: 'duplicate', tone: 'duplicate', word: 'states.duplicate' },
  alreadyTagged: { icon: 'duplicate', tone: 'duplicate', word: 'states.alreadyTagged' },
  rejected: { icon: 'rejected', tone: 'rejected', word: 'states.rejected' },
  failed: { icon: 'failed', tone: 'failed', word: 'states.failed' },
});
export type StatusName = keyof typeof STATUSES;

/** Every state of a creative has a status of the same name. */
export const statusOf = (state: CreativeState): StatusName => state;
