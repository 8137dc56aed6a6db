import { account } from '../features/account/locale.en.ts';
import { activity } from '../features/activity/locale.en.ts';
import { admin } from '../features/admin/locale.en.ts';
import { forms } from '../components/forms/locale.en.ts';
import { creatives } from '../features/creatives/locale.en.ts';
import { exports } from '../features/exports/locale.en.ts';
import { invitation } from '../features/session/invitation.en.ts';
import { help } from '../features/help/locale.en.ts';
import { gettingStarted } from '../features/getting-started/locale.en.ts';
import { reports } from '../features/reports/locale.en.ts';
import { submissionsList } from '../features/submissions-list/locale.en.ts';
import { taggingHistory } from '../features/tagging-history/locale.en.ts';

/** What all other pages say: loaded on the way to the first of them. */
export const enPages = {
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
