import type { Connection } from 'mongoose';
import { systemScope, type Creative, type HistoryEvent } from '../../src/index.js';
import {
  CreativesRepository,
  DisputesRepository,
  HistoryRepository,
  SavedViewsRepository,
  SessionsRepository,
  SubmissionsRepository,
  TaggingRecordsRepository,
  TagsRepository,
  UploadsRepository,
} from '../../src/mongoose/index.js';
import {
  aCause,
  aCreative,
  aDispute,
  aSavedView,
  aSubmission,
  aTaggingRecord,
  anUpload,
} from '../../src/testing/index.js';
import { gatherStatistics } from './explain.js';
import { statementOf, tagIdOf } from './tags.js';

/** Rows of each kind, of which every third is the partner's own. */
export const ROWS = 600;
/** So few that an engine which guesses how many are discarded does not rather sort them all. */
export const LIMIT = 3;
/** A page, the row beyond it, and the one that an engine may peek at. */
export const PAGE = LIMIT + 2;

const SYSTEM = systemScope();
const rows = <T>(make: (n: number, partnerId: string) => T): T[] =>
  Array.from({ length: ROWS }, (_, n) => make(n, n % 3 === 0 ? 'northlight' : `partner ${n % 7}`));
export const moment = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000);
export const hashOf = (n: number) => n.toString(16).padStart(64, '0');

const insertCreatives = (connection: Connection) =>
  new CreativesRepository(connection).insertDeclared(
    SYSTEM,
    aCause(),
    rows((n, partnerId) => {
      const at = moment(n);
      const over: Partial<Creative> = { taggingDate: at, uploadedAt: at, submittedAt: at, createdAt: at };
      const state = n % 5 === 0 ? 'duplicate' : 'tagged';
      const programId = `program ${n % 4}`;
      const submissionId = `submission ${n % 30}`;
      return aCreative({
        ...over,
        partnerId,
        state,
        programId,
        submissionId,
        contentHint: hashOf(n),
        size: n + 1,
      });
    }),
  );
const insertSubmissions = async (connection: Connection) => {
  const submissions = new SubmissionsRepository(connection);
  const made = rows((n, partnerId) =>
    aSubmission({
      partnerId,
      createdAt: moment(n),
      createdBy: n % 2 === 0 ? 'dana' : 'priya',
      state: n % 4 < 2 ? 'draft' : 'submitted',
    }),
  );
  await Promise.all(made.map((submission) => submissions.insert(SYSTEM, aCause(), submission)));
};
const insertRecords = async (connection: Connection) => {
  const records = new TaggingRecordsRepository(connection);
  const made = rows((n, partnerId) =>
    aTaggingRecord({
      partnerId,
      decidedAt: moment(n),
      sha256: hashOf(n),
      tagId: tagIdOf(n),
      outcome: n % 5 === 0 ? 'duplicate' : 'tagged',
      programId: `program ${n % 4}`,
    }),
  );
  await Promise.all(made.map((record) => records.insertOnce(SYSTEM, record)));
};
const insertEvents = (connection: Connection) =>
  new HistoryRepository(connection).append(
    SYSTEM,
    rows((n, partnerId): HistoryEvent => {
      const subject = { type: 'creative' as const, id: `creative ${n % 50}` };
      return {
        ...aCause({
          at: moment(n),
          actorId: n % 2 === 0 ? 'dana' : 'priya',
          requestId: `request ${n % 100}`,
        }),
        id: `event ${n}`,
        action: n % 4 === 0 ? 'creative.viewed' : 'creative.tagged',
        subject,
        partnerId,
      };
    }),
  );
const insertUploads = (connection: Connection) =>
  new UploadsRepository(connection).insertDeclared(
    SYSTEM,
    rows((_, partnerId) => anUpload({ partnerId })),
  );

const insertSessions = async (connection: Connection) => {
  const sessions = new SessionsRepository(connection);
  const end = new Date(Date.now() + 3_600_000);
  const made = rows((n) => ({
    id: `session ${n}`,
    userId: `user ${n % 100}`,
    createdAt: moment(n),
    lastSeenAt: moment(n),
    expiresAt: new Date(end.getTime() + n),
    absoluteExpiresAt: end,
  }));
  await Promise.all(made.map((session) => sessions.insert(session)));
};

const insertDisputes = async (connection: Connection) => {
  const disputes = new DisputesRepository(connection);
  const made = rows((n, partnerId) =>
    aDispute({
      partnerId,
      creativeId: `disputed ${n}`,
      openedAt: moment(n),
      state: n % 3 === 1 ? 'answered' : 'open',
    }),
  );
  await Promise.all(made.map((dispute) => disputes.insert(SYSTEM, aCause(), dispute)));
};
const insertSavedViews = async (connection: Connection) => {
  const views = new SavedViewsRepository(connection);
  const made = rows((n, partnerId) =>
    aSavedView({ partnerId, ownerId: n < 6 ? 'dana' : `person ${n}`, createdAt: moment(n) }),
  );
  await Promise.all(made.map((view) => views.insert(aCause(), view)));
};

const insertTags = async (connection: Connection) => {
  const tags = new TagsRepository(connection);
  await Promise.all(rows((n) => tags.claim(SYSTEM, statementOf(hashOf(n)), () => tagIdOf(n))));
};

const INSERT = {
  creatives: insertCreatives,
  submissions: insertSubmissions,
  records: insertRecords,
  events: insertEvents,
  uploads: insertUploads,
  sessions: insertSessions,
  disputes: insertDisputes,
  savedViews: insertSavedViews,
  tags: insertTags,
};

/** And has the engine know how many there are. */
export const insertRowsOf = async (
  connection: Connection,
  ...kinds: (keyof typeof INSERT)[]
): Promise<void> => {
  await Promise.all(kinds.map((kind) => INSERT[kind](connection)));
  await gatherStatistics(connection);
};
