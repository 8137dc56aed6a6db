import {
  systemScope,
  type DisputeFacts,
  type DisputeView,
  type OverviewView,
  type WaitingView,
} from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { aCause, aCreative } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { decide, eventsAbout } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let admin: Client;
let dana: Client;
let mateo: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  admin = await world.signIn(world.admin);
  dana = await world.signIn(world.dana);
  mateo = await world.signIn(world.mateo);
});

const eventsOf = (subjectId: string, asker = admin) => eventsAbout(api.connection, asker, subjectId);
const overview = async () => (await admin.get<OverviewView>('/api/admin/overview?timeZone=UTC')).body;

describe('a dispute', () => {
  it('is answered by who sees both sides beside each other, and the answer reaches who asked', async () => {
    const sent = async (client: Client, over: object) => {
      const { id, creatives } = await draftWith(client, world.holiday, [aFile()]);
      await client.post(`/api/submissions/${id}/submit`);
      return decide(api.connection, world, creatives[0]!.id, { sha256: 'ab'.repeat(32), ...over });
    };
    const his = await sent(mateo, { fileName: 'harbor_cut.mp4' });
    const hers = await sent(dana, { outcome: 'duplicate', duplicateOf: { owner: 'another_company' } });
    const path = `/api/creatives/${hers.creativeId}/dispute`;
    const opened = (await dana.post<DisputeView>(path, { why: 'We cut this in March.' })).body;

    const room = `/api/admin/disputes/${opened.id}`;
    expect((await admin.get<DisputeFacts>(room)).body).toMatchObject({
      dispute: { partnerName: 'Northlight Studio', why: 'We cut this in March.', state: 'open' },
      claimed: { creativeId: hers.creativeId, partnerName: 'Northlight Studio', outcome: 'duplicate' },
      registered: { creativeId: his.creativeId, partnerName: 'Harbor Media', fileName: 'harbor_cut.mp4' },
    });
    expect((await overview()).openDisputes.count).toBe(1);
    const answer = { verdict: 'declined', answer: 'Harbor sent it two weeks before.' };
    expect((await admin.post<DisputeFacts>(`${room}/answer`, answer)).body.dispute).toMatchObject(answer);
    expect((await admin.post(`${room}/answer`, answer)).body.code).toBe('DISPUTE_NOT_POSSIBLE');

    expect((await dana.get<DisputeView>(`/api/disputes/${opened.id}`)).body).toMatchObject({
      ...answer,
      answeredByName: 'Platform',
    });
    expect((await eventsOf(hers.creativeId, dana))[0]).toMatchObject({
      action: 'dispute.answered',
      after: { verdict: 'declined' },
    });
    expect((await overview()).openDisputes.count).toBe(0);
  });
});

describe('the overview', () => {
  it('tells what came and was decided today, what waits, and how full the disk is', async () => {
    const before = await overview();
    const { id, creatives } = await draftWith(dana, world.holiday, [aFile({ size: 1_000 })]);
    await dana.post(`/api/submissions/${id}/submit`);
    await decide(api.connection, world, creatives[0]!.id);
    const now = await overview();
    expect(now.today.uploads.count).toBe(before.today.uploads.count + 1);
    expect(now.today.uploadedBytes).toBe(before.today.uploadedBytes + 1_000);
    expect(now.today.tagged).toBe(before.today.tagged + 1);
    expect(now.today.medianMs).toBeGreaterThanOrEqual(0);
    expect(now.queue).toEqual({ waiting: expect.any(Number), active: 0 });
    expect(now.disk.usedBytes).toBeLessThan(now.disk.totalBytes);
    expect(now.stalledDrafts).toEqual([]);
  });

  it('has what waits for an admin also by itself, for the menu', async () => {
    const businessCenterId = '7513360984413790301';
    const { body: before } = await admin.get<WaitingView>('/api/admin/overview/waiting');
    for (const client of [dana, mateo]) await client.post('/api/business-centers', { businessCenterId });
    const { body: now } = await admin.get<WaitingView>('/api/admin/overview/waiting');
    expect(now.flaggedBusinessCenters.count).toBe(before.flaggedBusinessCenters.count + 1);
    expect(await overview()).toMatchObject(now);
  });

  it('names failed creatives, and drafts that nobody goes on with', async () => {
    const still = aCreative({
      partnerId: world.northlight.id,
      uploaderId: world.dana.id,
      expiresAt: new Date(Date.now() + 12 * 86_400_000),
    });
    const failed = aCreative({
      partnerId: world.harbor.id,
      state: 'failed',
      submittedAt: new Date(),
      taggingDate: new Date(),
    });
    await new CreativesRepository(api.connection).insertDeclared(systemScope(), aCause(), [still, failed]);
    const now = await overview();
    expect(now.failed.count).toBe(1);
    expect(now.stalledDrafts).toMatchObject([
      {
        submissionId: still.submissionId,
        partnerName: 'Northlight Studio',
        uploaderName: 'Dana Whitfield',
        files: 1,
      },
    ]);
  });
});
