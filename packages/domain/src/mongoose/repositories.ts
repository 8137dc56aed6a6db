import type { Connection } from 'mongoose';
import { BusinessCentersRepository } from './business-centers/business-centers.repository.js';
import { CreativesRepository } from './creatives/creatives.repository.js';
import { DisputesRepository } from './disputes/disputes.repository.js';
import { ExportsRepository } from './exports/exports.repository.js';
import { ActionsRepository } from './history/actions.repository.js';
import { HistoryRepository } from './history/history.repository.js';
import { OutboxesRepository } from './history/outboxes.repository.js';
import { LeasesRepository } from './leases/leases.repository.js';
import { PartnersRepository } from './partners/partners.repository.js';
import { ProgramsRepository } from './programs/programs.repository.js';
import { RollupsRepository } from './rollups/rollups.repository.js';
import { SavedViewsRepository } from './saved-views/saved-views.repository.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SettingsRepository } from './settings/settings.repository.js';
import { SubmissionsRepository } from './submissions/submissions.repository.js';
import { TaggingRecordsRepository } from './tagging-records/tagging-records.repository.js';
import { TagsRepository } from './tags/tags.repository.js';
import { UploadsRepository } from './uploads/uploads.repository.js';
import { UsersRepository } from './users/users.repository.js';

/** Every repository; service-kit offers each one for injection, and each is made from a connection alone. */
export const REPOSITORIES = [
  ActionsRepository,
  BusinessCentersRepository,
  CreativesRepository,
  DisputesRepository,
  ExportsRepository,
  HistoryRepository,
  LeasesRepository,
  OutboxesRepository,
  PartnersRepository,
  ProgramsRepository,
  RollupsRepository,
  SavedViewsRepository,
  SessionsRepository,
  SettingsRepository,
  SubmissionsRepository,
  TaggingRecordsRepository,
  TagsRepository,
  UploadsRepository,
  UsersRepository,
] as const;

/** Makes missing collections and indexes; never drops one. Safe to run from several processes at once. */
export const ensureIndexes = async (connection: Connection): Promise<void> => {
  for (const Repository of REPOSITORIES) new Repository(connection);
  await Promise.all(Object.values(connection.models).map((model) => model.createIndexes()));
};
