import * as account from './account/account.routes.ts';
import * as activity from './activity/activity.routes.ts';
import * as admin from './admin/admin.routes.ts';
import * as creatives from './creatives/creatives.routes.ts';
import type { Feature } from './feature.ts';
import * as gettingStarted from './getting-started/getting-started.routes.ts';
import * as reports from './reports/reports.routes.ts';
import * as help from './help/help.routes.ts';
import * as savedViews from './saved-views/saved-views.routes.ts';
import * as session from './session/session.routes.ts';
import * as submissionsList from './submissions-list/submissions-list.routes.ts';
import * as taggingHistory from './tagging-history/tagging-history.routes.ts';
import * as tagging from './tagging/tagging.routes.ts';

export const features: readonly Feature[] = [
  session,
  gettingStarted,
  tagging,
  creatives,
  taggingHistory,
  submissionsList,
  activity,
  admin,
  reports,
  account,
  help,
  savedViews,
];
