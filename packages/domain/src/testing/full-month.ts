import { CreativesRepository } from '../mongoose/creatives/creatives.repository.js';
import { HistoryRepository } from '../mongoose/history/history.repository.js';
import { SubmissionsRepository } from '../mongoose/submissions/submissions.repository.js';
import type { Creative } from '../rules/creatives/creative.js';
import { SYSTEM_ACTOR, type HistoryEvent } from '../rules/history-event.js';
import { systemScope } from '../rules/scopes.js';
import { makeTagId } from '../rules/tag-id.js';
import type { TaggingRecord } from '../rules/tagging-record.js';
import { aCause, aCreative, aSubmission, aTaggingRecord } from './builders.js';
import { insertTaggingRecords } from './many-tagging-records.js';

/** Whose month it is, and what its batches are assigned to, by turns. */
export interface Company {
  id: string;
  name: string;
  kind: TaggingRecord['partnerKind'];
  people: readonly { id: string; name: string }[];
  programs: readonly { id: string; name: string }[];
  businessCenters: readonly { businessCenterId: string; name?: string }[];
}

/** Long, and alike in their beginning, as agencies name their cuts. */
const NAMES = [
  'juniper_coffee_holiday_2026_hero_film_director_s_cut_approved_by_client_9x16_v',
  'halcyon_skincare_serum_testimonial_mina_uk_english_subtitled_no_music_1x1_final_v',
  'meridian_trailrun_dawn_broadcast_master_graded_stereo_mix_16x9_v',
  '크리스마스_라떼_캠페인_최종_수정본_세로형_자막포함_v',
];
const OUTCOMES = [
  'tagged',
  'tagged',
  'tagged',
  'duplicate',
  'tagged',
  'tagged',
  'rejected',
  'tagged',
] as const;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS = 27;
const FILES_OF_A_BATCH = 12;
const EVENTS_AT_ONCE = 1_000;

/** By turns, so that neighbours differ and each picture is the same. */
const turn = <T>(items: readonly T[], index: number): T => items[index % items.length]!;

/** The `index`th file, with its record; a quarter is refused. */
const fileOf = (
  company: Company,
  submissionId: string,
  index: number,
  at: Date,
): [Creative, TaggingRecord] => {
  const batch = Math.floor(index / FILES_OF_A_BATCH);
  const [person, program, center] = [
    turn(company.people, batch),
    turn(company.programs, batch),
    turn(company.businessCenters, batch),
  ];
  const outcome = turn(OUTCOMES, index * 5 + batch);
  const decidedAt = new Date(at.getTime() + 4_000 + (index % FILES_OF_A_BATCH) * 900);
  const fileName = `${turn(NAMES, index)}${index + 1}.mp4`;
  const bytes = new Uint8Array([(index * 37) & 255, (index * 101) & 255, index >> 8, 5, 7, 11, 13, 17]);
  const same = {
    partnerId: company.id,
    submissionId,
    fileName,
    size: 40_000_000 + ((index * 7_919) % 1_000) * 700_000,
    businessCenterId: center.businessCenterId,
    programId: program.id,
    uploaderId: person.id,
    uploadedAt: at,
    submittedAt: at,
    decidedAt,
    media: {
      container: 'mp4',
      durationSeconds: 6 + (index % 55),
      video: { codec: 'h264', width: 1080, height: index % 3 ? 1920 : 1080 },
    },
    ...(outcome === 'tagged' && { tagId: makeTagId(bytes) }),
    ...(outcome === 'duplicate' && { duplicateOf: { owner: 'another_company' as const } }),
    ...(outcome === 'rejected' && { rejection: { reason: 'no_video_stream' as const } }),
  };
  const creative = aCreative({
    ...same,
    originalFileName: fileName,
    state: outcome,
    createdAt: at,
    taggingDate: decidedAt,
  });
  const record = aTaggingRecord({
    tagId: undefined,
    ...same,
    creativeId: creative.id,
    outcome,
    partnerName: company.name,
    partnerKind: company.kind,
    businessCenterName: center.name,
    programName: program.name,
    uploaderName: person.name,
    hasPoster: false,
  });
  return [creative, record];
};

/** What history tells of a batch: its files arrive, are submitted and decided. */
const eventsOf = (submissionId: string, records: readonly TaggingRecord[]): HistoryEvent[] => {
  const { submittedAt, uploaderId, partnerId, businessCenterId, programId } = records[0]!;
  const request = aCause({ actorId: uploaderId, at: submittedAt });
  const ofFiles = (revision: number, action: 'creative.uploaded' | 'creative.submitted') =>
    records.map(({ creativeId }) => ({
      ...request,
      id: `${creativeId}.${revision}`,
      action,
      subject: { type: 'creative' as const, id: creativeId },
      partnerId,
    }));
  return [
    ...ofFiles(2, 'creative.uploaded'),
    {
      ...request,
      id: `${submissionId}.2`,
      action: 'submission.submitted',
      subject: { type: 'submission', id: submissionId },
      partnerId,
      after: { businessCenterId, programId },
    },
    ...ofFiles(3, 'creative.submitted'),
    ...records.map(({ creativeId, outcome, decidedAt, tagId, rejection }) => ({
      ...aCause({ actorId: SYSTEM_ACTOR, at: decidedAt }),
      id: `${creativeId}.4`,
      action: `creative.${outcome}` as const,
      subject: { type: 'creative' as const, id: creativeId },
      partnerId,
      after: {
        tagId,
        reason: rejection?.reason,
        ...(outcome === 'duplicate' && { owner: 'another_company' }),
      },
    })),
  ];
};

/** Four weeks of a company: batches, files, records and what history tells of them, straight into the database: for pictures, not for rules. */
export const insertFullMonth = async (
  mongoUrl: string,
  company: Company,
  files: number,
  now: Date,
): Promise<void> => {
  // Only who asks for this needs a database.
  const { createConnection } = await import('mongoose');
  const connection = await createConnection(mongoUrl).asPromise();
  const repositories = {
    submissions: new SubmissionsRepository(connection),
    creatives: new CreativesRepository(connection),
  };
  try {
    const records: TaggingRecord[] = [];
    const events: HistoryEvent[] = [];
    for (let first = 0; first < files; first += FILES_OF_A_BATCH) {
      const age = (DAYS * DAY_MS * (files - first)) / files;
      const at = new Date(now.getTime() - age - 5 * MINUTE_MS);
      const batch = await insertBatch(repositories, company, first, at);
      records.push(...batch);
      events.push(...eventsOf(batch[0]!.submissionId, batch));
    }
    await insertTaggingRecords(connection, records);
    const history = new HistoryRepository(connection);
    for (let first = 0; first < events.length; first += EVENTS_AT_ONCE)
      await history.append(systemScope(), events.slice(first, first + EVENTS_AT_ONCE));
  } finally {
    await connection.close();
  }
};

const insertBatch = async (
  repositories: { submissions: SubmissionsRepository; creatives: CreativesRepository },
  company: Company,
  first: number,
  at: Date,
): Promise<TaggingRecord[]> => {
  const scope = systemScope();
  const batch = first / FILES_OF_A_BATCH;
  const cause = aCause({ actorId: turn(company.people, batch).id, at: new Date(at.getTime() - MINUTE_MS) });
  const submission = aSubmission({
    partnerId: company.id,
    state: 'submitted',
    businessCenterId: turn(company.businessCenters, batch).businessCenterId,
    programId: turn(company.programs, batch).id,
    createdBy: cause.actorId,
    createdAt: cause.at,
    submittedBy: cause.actorId,
    submittedAt: at,
    reachedAllAt: at,
  });
  const made = Array.from({ length: FILES_OF_A_BATCH }, (_, offset) =>
    fileOf(company, submission.id, first + offset, at),
  );
  await repositories.submissions.insert(scope, cause, submission);
  await repositories.creatives.insertDeclared(
    scope,
    cause,
    made.map(([creative]) => creative),
  );
  return made.map(([, record]) => record);
};
