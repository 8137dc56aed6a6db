import { createHash, randomBytes } from 'node:crypto';
import {
  finishUpload,
  followRecord,
  isDecisionEvent,
  makeTagId,
  startTagging,
  systemScope,
  type Cause,
  type Creative,
  type HistoryEventView,
  type Page,
  type TaggingRecord,
} from '@smarttag/domain';
import {
  CreativesRepository,
  ActionsRepository,
  HistoryRepository,
  OutboxesRepository,
  TaggingRecordsRepository,
  TagsRepository,
} from '@smarttag/domain/mongoose';
import { aCause } from '@smarttag/domain/testing';
import type { Connection } from 'mongoose';
import type { Client } from './client.js';
import type { World } from './world.js';

const SYSTEM = systemScope();
const now = (): Cause => aCause({ actorId: 'system', at: new Date() });

/** The last byte is there: what the uploads app writes. */
export const finish = async (connection: Connection, creativeId: string): Promise<Creative> => {
  const creatives = new CreativesRepository(connection);
  const decide = finishUpload(now(), { changedWhileUploading: false });
  return (await creatives.commit(SYSTEM, creativeId, decide))!.value;
};

/** What the worker writes when a file is decided: record first, then the creative. A Tag when it is tagged. */
export const decide = async (
  connection: Connection,
  world: Pick<World, 'northlight' | 'harbor'>,
  creativeId: string,
  over: Partial<TaggingRecord> = {},
): Promise<TaggingRecord> => {
  const creatives = new CreativesRepository(connection);
  await finish(connection, creativeId);
  const { value: creative } = (await creatives.commit(SYSTEM, creativeId, startTagging(now())))!;
  const record = recordOf(world, creative, over);
  if (record.outcome === 'tagged') record.tagId = await claimTag(connection, record);
  await new TaggingRecordsRepository(connection).insertOnce(SYSTEM, record);
  await creatives.commit(SYSTEM, creativeId, followRecord(now(), record));
  return record;
};

const claimTag = async (connection: Connection, record: TaggingRecord): Promise<string> => {
  const { outcome: _, decidedAt, uploadedAt: _u, submittedAt: _s, hasPoster: _p, ...statement } = record;
  const tag = await new TagsRepository(connection).claim(SYSTEM, { ...statement, at: decidedAt }, () =>
    makeTagId(randomBytes(8)),
  );
  return tag.tagId;
};

const recordOf = (
  { northlight, harbor }: Pick<World, 'northlight' | 'harbor'>,
  creative: Creative,
  over: Partial<TaggingRecord>,
): TaggingRecord => {
  const partner = creative.partnerId === harbor.id ? harbor : northlight;
  return {
    creativeId: creative.id,
    submissionId: creative.submissionId,
    partnerId: partner.id,
    partnerName: partner.name,
    partnerKind: partner.kind,
    outcome: 'tagged',
    sha256: createHash('sha256').update(creative.id).digest('hex'),
    fileName: creative.fileName,
    size: creative.size,
    businessCenterId: creative.businessCenterId!,
    programId: creative.programId!,
    programName: 'Holiday Boost 2026',
    uploaderId: creative.uploaderId,
    uploaderName: 'Dana Whitfield',
    uploadedAt: creative.uploadedAt!,
    submittedAt: creative.submittedAt!,
    decidedAt: new Date(),
    hasPoster: false,
    ...over,
  };
};

/** What the worker's relay does until nothing waits: outboxes and actions take their place in history. */
export const relay = async (connection: Connection): Promise<void> => {
  while ((await relayOnce(connection)) > 0);
};

const relayOnce = async (connection: Connection): Promise<number> => {
  const outboxes = new OutboxesRepository(connection);
  const actions = new ActionsRepository(connection);
  const history = new HistoryRepository(connection);
  const [pending, waiting] = await Promise.all([
    outboxes.pending(SYSTEM, 1_000),
    actions.pending(SYSTEM, 1_000),
  ]);
  const events = [...pending.flatMap((outbox) => outbox.events), ...waiting];
  await history.append(
    SYSTEM,
    events.sort((a, b) => a.at.getTime() - b.at.getTime()),
  );
  const decisions = events.filter(isDecisionEvent).map(({ id }) => id);
  await new TaggingRecordsRepository(connection).numberOnce(
    SYSTEM,
    (await history.listByIds(SYSTEM, decisions)).map(({ subject, seq }) => ({ creativeId: subject.id, seq })),
  );
  await outboxes.pull(SYSTEM, pending);
  await actions.remove(
    SYSTEM,
    waiting.map(({ id }) => id),
  );
  return events.length;
};

/** What history tells this asker of a thing, newest first, once everything has its place there. */
export const eventsAbout = async (
  connection: Connection,
  asker: Client,
  subjectId: string,
): Promise<HistoryEventView[]> => {
  await relay(connection);
  return (await asker.get<Page<HistoryEventView>>(`/api/history?subjectId=${subjectId}`)).body.items;
};
