import { account } from '../features/account/locale.en.ts';
import { activity } from '../features/activity/locale.en.ts';
import { creatives } from '../features/creatives/locale.en.ts';
import { exports } from '../features/exports/locale.en.ts';
import { gettingStarted } from '../features/getting-started/locale.en.ts';
import { savedViews } from '../features/saved-views/locale.en.ts';
import { session } from '../features/session/locale.en.ts';
import { submissionsList } from '../features/submissions-list/locale.en.ts';
import { tagging } from '../features/tagging/locale.en.ts';
import { taggingHistory } from '../features/tagging-history/locale.en.ts';
import { shell } from '../shell/locale.en.ts';
import { shared } from './shared.en.ts';

/** English is complete; every other language has the same keys by type. */
export const en = {
  ...shared,
  shell,
  session,
  account,
  activity,
  creatives,
  exports,
  gettingStarted,
  savedViews,
  submissionsList,
  tagging,
  taggingHistory,
};
export type Messages = typeof en;
