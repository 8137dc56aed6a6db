import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DomainError,
  cancelCreative,
  editCreative,
  finishUpload,
  readScopeOf,
  reachCreative,
  systemScope,
  writeScopeOf,
  type Creative,
} from '../src/index.js';
import { CreativesRepository, OutboxesRepository, SubmissionsRepository } from '../src/mongoose/index.js';
import { aCause, aCreative, aSubmission } from '../src/testing/index.js';
import { openDatabase } from './support/database.js';

const SYSTEM = systemScope();
let connection: Connection;
let creatives: CreativesRepository;
beforeAll(async () => {
  connection = await openDatabase();
  creatives = new CreativesRepository(connection);
});

const inserted = async (over: Partial<Creative> = {}): Promise<Creative> => {
  const creative = aCreative(over);
  await creatives.insertDeclared(SYSTEM, aCause(), [creative]);
  return creative;
};
const stored = (id: string) => connection.collection('creatives').findOne({ _id: id as never });

describe('load, decide, commit', () => {
  it('writes the change and its event in one step, under the next revision', async () => {
    const { id, partnerId } = await inserted();
    const cause = aCause();
    const done = await creatives.commit(SYSTEM, id, finishUpload(cause, { changedWhileUploading: false }));
    expect(done).toMatchObject({ changed: true, value: { state: 'uploaded', revision: 2, version: 0 } });
    const { outbox } = (await stored(id)) as unknown as { outbox: unknown[] };
    expect(outbox).toHaveLength(2);
    expect(outbox[1]).toMatchObject({
      id: `${id}.2`,
      action: 'creative.uploaded',
      requestId: cause.requestId,
      partnerId,
    });
  });

  it('loses none of many changes at once', async () => {
    const { id } = await inserted();
    const edits = Array.from({ length: 30 }, (_, n) => `name ${n}.mp4`);
    await Promise.all(
      edits.map((fileName) =>
        creatives.commit(SYSTEM, id, (current) =>
          editCreative(aCause(), { fileName, version: current.version })(current),
        ),
      ),
    );
    const after = (await creatives.findById(SYSTEM, id))!;
    expect(after).toMatchObject({ revision: 31, version: 30 });
    const { outbox } = (await stored(id)) as unknown as {
      outbox: { id: string; before?: { fileName: string }; after: { fileName: string } }[];
    };
    expect(new Set(outbox.map((event) => event.id)).size).toBe(31);
    // Each tells of the one before it: a chain from the first name to the last.
    for (let n = 2; n < outbox.length; n += 1)
      expect(outbox[n]!.before!.fileName).toBe(outbox[n - 1]!.after.fileName);
    expect(outbox.at(-1)!.after.fileName).toBe(after.fileName);
  });

  it('lets Submit and a removal at once end in one of the two, never in both', async () => {
    const submission = aSubmission({
      state: 'submitted',
      submittedAt: new Date(),
      submittedBy: 'dana',
      submitRequestId: 'request',
      businessCenterId: '1',
      programId: 'p',
    });
    for (let round = 0; round < 10; round += 1) {
      const { id } = await inserted();
      await Promise.all([
        creatives.commit(SYSTEM, id, reachCreative(submission, new Date())),
        creatives.commit(SYSTEM, id, cancelCreative(aCause())),
      ]);
      const { state, revision, submittedAt } = (await creatives.findById(SYSTEM, id))!;
      expect(state).toBe('cancelled');
      expect(revision).toBe(submittedAt ? 3 : 2);
    }
  });

  it('removes a field that became undefined', async () => {
    const { id } = await inserted({ expiresAt: new Date(), submittedAt: new Date() });
    await creatives.commit(SYSTEM, id, finishUpload(aCause(), { changedWhileUploading: false }));
    expect(await stored(id)).not.toHaveProperty('expiresAt');
  });

  it('writes nothing when there is nothing to decide, and passes a refusal on', async () => {
    const { id } = await inserted({ state: 'cancelled' });
    expect(await creatives.commit(SYSTEM, id, cancelCreative(aCause()))).toMatchObject({ changed: false });
    const refuse = () => {
      throw new DomainError('NOT_ALLOWED', 'no');
    };
    await expect(creatives.commit(SYSTEM, id, refuse)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await stored(id))!['revision']).toBe(1);
  });

  it('finds a renamed file under its new name', async () => {
    const { id, partnerId } = await inserted({ taggingDate: new Date(), fileName: 'Été.mp4' });
    await creatives.commit(SYSTEM, id, editCreative(aCause(), { fileName: 'Hivèr.mp4', version: 0 }));
    const scope = readScopeOf({ role: 'partner', partnerId });
    const find = async (word: string) => {
      const search = { words: [word], programIds: [], businessCenterIds: [] };
      const filter = { range: {}, dateBy: 'tagging' as const, search };
      return (await creatives.list(scope, filter, { limit: 5, order: 'newest' })).items.map((one) => one.id);
    };
    expect(await find('hiver')).toEqual([id]);
    expect(await find('ete')).toEqual([]);
  });
});

describe('another partner’s scope', () => {
  it('sees nothing and changes nothing', async () => {
    const creative = await inserted();
    const submissions = new SubmissionsRepository(connection);
    const submission = aSubmission();
    await submissions.insert(SYSTEM, aCause(), submission);
    const other = writeScopeOf({ role: 'partner', partnerId: 'somebody else' });
    expect(await creatives.findById(other, creative.id)).toBeUndefined();
    expect(await creatives.commit(other, creative.id, cancelCreative(aCause()))).toBeUndefined();
    expect(await creatives.listBySubmission(other, creative.submissionId)).toEqual([]);
    expect(await submissions.findById(other, submission.id)).toBeUndefined();
    expect((await submissions.list(other, {}, { limit: 5 })).items).toEqual([]);
    expect((await creatives.findById(SYSTEM, creative.id))!.state).toBe('uploading');
  });
});

it('shows the relay an outbox until its events are pulled, and keeps what came meanwhile', async () => {
  const { id } = await inserted();
  const outboxes = new OutboxesRepository(connection);
  const pendingOf = async () =>
    (await outboxes.pending(SYSTEM, 10_000)).find(({ documentId }) => documentId === id);
  const first = (await pendingOf())!;
  await creatives.commit(SYSTEM, id, cancelCreative(aCause()));
  await outboxes.pull(SYSTEM, [first]);
  expect((await pendingOf())!.events.map(({ action }) => action)).toEqual(['creative.cancelled']);
  await outboxes.pull(SYSTEM, [(await pendingOf())!]);
  expect(await pendingOf()).toBeUndefined();
});
