import type { IconName } from '../../../components/icons/shapes.ts';
import type { TextKey } from '../../../locales/i18n.ts';
import { needsFile, type BatchEntry } from './entry.ts';
import type { RowStatus } from './row-status.ts';

export type RowAction = 'pause' | 'resume' | 'remove' | 'cancel' | 'dismiss' | 'select' | 'retry' | 'replace';

interface IconAction {
  name: RowAction;
  icon: IconName;
  label: TextKey;
}
interface WordAction {
  name: RowAction;
  icon?: IconName;
  text: TextKey;
  /** Names the file, where the word alone would be the same in every row. */
  label?: TextKey;
}
interface ShownActions {
  icons: IconAction[];
  buttons: WordAction[];
  /** Where the arrow at the row's end leads; `first`: to the file that has the tag. */
  open?: { creativeId: string; first: boolean };
}

const PAUSE: IconAction = { name: 'pause', icon: 'pause', label: 'tagging.row.pause' };
const RESUME: IconAction = { name: 'resume', icon: 'play', label: 'tagging.row.resume' };
const REMOVE: IconAction = { name: 'remove', icon: 'trash', label: 'tagging.row.remove' };
const CANCEL: IconAction = { name: 'cancel', icon: 'close', label: 'tagging.row.cancel' };
const SELECT: WordAction = {
  name: 'select',
  icon: 'folder',
  text: 'tagging.row.select',
  label: 'tagging.row.selectFile',
};
const RETRY: WordAction = { name: 'retry', icon: 'retry', text: 'tagging.row.retry' };
const REPLACE: WordAction = { name: 'replace', icon: 'upload', text: 'tagging.row.replace' };
const DISMISS: WordAction = { name: 'dismiss', text: 'actions.dismiss' };

const openOf = ({ creative }: BatchEntry, status: RowStatus): ShownActions['open'] => {
  if (!creative) return undefined;
  if (status !== 'tagged' && status !== 'duplicate') return undefined;
  const of = creative.duplicateOf;
  return of && 'creativeId' in of
    ? { creativeId: of.creativeId, first: true }
    : { creativeId: creative.id, first: false };
};

/** Draft: pause or resume, remove. After Submit: pause, cancel until tagging starts; then what comes next. */
export const rowActions = (status: RowStatus, draft: boolean, entry: BatchEntry): ShownActions => {
  const away = draft ? REMOVE : CANCEL;
  const open = openOf(entry, status);
  switch (status) {
    case 'uploading':
    case 'waiting':
      return { icons: [PAUSE, away], buttons: [] };
    case 'paused':
      return { icons: [RESUME, away], buttons: [] };
    case 'needsFile':
    case 'differentFile':
      return { icons: [away], buttons: needsFile(entry) ? [SELECT] : [] };
    case 'checking':
    case 'elsewhere':
    case 'noConnection':
    case 'resting':
    case 'uploaded':
    case 'changed':
      return { icons: [away], buttons: [] };
    case 'alreadyTagged':
      return { icons: draft ? [REMOVE] : [], buttons: [] };
    case 'rejected':
      return { icons: [], buttons: [REPLACE] };
    case 'failed':
      return { icons: [], buttons: [RETRY] };
    case 'notAdded':
      return { icons: [], buttons: [DISMISS] };
    case 'tagging':
    case 'tagged':
    case 'duplicate':
    case 'cancelled':
    case 'expired':
      return { icons: [], buttons: [], open };
  }
};
