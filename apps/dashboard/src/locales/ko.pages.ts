import { account } from '../features/account/locale.ko.ts';
import { activity } from '../features/activity/locale.ko.ts';
import { admin } from '../features/admin/locale.ko.ts';
import { forms } from '../components/forms/locale.ko.ts';
import { creatives } from '../features/creatives/locale.ko.ts';
import { exports } from '../features/exports/locale.ko.ts';
import { invitation } from '../features/session/invitation.ko.ts';
import { help } from '../features/help/locale.ko.ts';
import { gettingStarted } from '../features/getting-started/locale.ko.ts';
import { reports } from '../features/reports/locale.ko.ts';
import { submissionsList } from '../features/submissions-list/locale.ko.ts';
import { taggingHistory } from '../features/tagging-history/locale.ko.ts';
import type { PageMessages } from './keys.ts';

export const koPages: PageMessages = {
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
