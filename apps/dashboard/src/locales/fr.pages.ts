import { account } from '../features/account/locale.fr.ts';
import { activity } from '../features/activity/locale.fr.ts';
import { admin } from '../features/admin/locale.fr.ts';
import { forms } from '../components/forms/locale.fr.ts';
import { creatives } from '../features/creatives/locale.fr.ts';
import { exports } from '../features/exports/locale.fr.ts';
import { invitation } from '../features/session/invitation.fr.ts';
import { help } from '../features/help/locale.fr.ts';
import { gettingStarted } from '../features/getting-started/locale.fr.ts';
import { reports } from '../features/reports/locale.fr.ts';
import { submissionsList } from '../features/submissions-list/locale.fr.ts';
import { taggingHistory } from '../features/tagging-history/locale.fr.ts';
import type { PageMessages } from './keys.ts';

/** What all other pages say, in French. */
export const frPages: PageMessages = {
  account,
  activity,
  admin,
  forms,
  creatives,
  exports,
  gettingStarted,
  invitation,
  reports,
  help,
  submissionsList,
  taggingHistory,
};
