import {
  answerDispute,
  systemScope,
  type CreativeView,
  type DisputeView,
  type HistoryEventView,
  type Page,
} from '@smarttag/domain';
import { CreativesRepository, DisputesRepository } from '@smarttag/domain/mongoose';
import { aCause, aCreative } from '@smarttag/domain/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { relay } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

const SYSTEM = systemScope();
let api: TestApi;
let world: World;
let dana: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
});

const duplicate = async (owner: 'another_company' | 'you' = 'another_company') => {
  const own = {
    owner: 'you' as const,
    creativeId: world.dana.id,
    fileName: 'a.mp4',
    at: new Date(),
    sameSubmission: false,
  };
  const creative = aCreative({
    partnerId: world.northlight.id,
    state: 'duplicate',
    submittedAt: new Date(),
    taggingDate: new Date(),
    duplicateOf: owner === 'you' ? own : { owner },
  });
  await new CreativesRepository(api.connection).insertDeclared(SYSTEM, aCause(), [creative]);
  return creative.id;
};
const open = (client: Client, id: string, said: object = { why: 'We cut this in March.' }) =>
  client.post<DisputeView>(`/api/creatives/${id}/dispute`, said);

describe('We made this', () => {
  it('is seen by the platform, answered, and the answer reaches the one who asked', async () => {
    const id = await duplicate();
    const said = { why: 'We cut this in March.', since: '2026-03-02', contact: 'mara@juniper.example' };
    const { status, body: opened } = await open(dana, id, said);
    expect(status).toBe(201);
    expect(opened).toMatchObject({ ...said, creativeId: id, state: 'open', openedByName: 'Dana Whitfield' });
    expect((await dana.get<CreativeView>(`/api/creatives/${id}`)).body.dispute).toEqual({
      id: opened.id,
      state: 'open',
    });

    const admin = await world.signIn(world.admin);
    const waiting = await admin.get<Page<DisputeView>>('/api/disputes?state=open');
    expect(waiting.body.items).toMatchObject([{ id: opened.id, partnerName: 'Northlight Studio' }]);
    const answer = { verdict: 'declined' as const, answer: 'The other company sent it two weeks before.' };
    const decide = answerDispute(aCause({ actorId: world.admin.id, at: new Date() }), answer);
    await new DisputesRepository(api.connection).commit(SYSTEM, opened.id, decide);

    expect((await dana.get<DisputeView>(`/api/disputes/${opened.id}`)).body).toMatchObject({
      ...answer,
      state: 'answered',
      answeredByName: 'Platform',
    });
    expect((await dana.get<Page<DisputeView>>('/api/disputes?state=open')).body.items).toEqual([]);
    await relay(api.connection);
    const { body } = await dana.get<Page<HistoryEventView>>(`/api/creatives/${id}/history`);
    expect(body.items.slice(0, 2)).toMatchObject([
      { action: 'dispute.answered', actorName: 'Platform', after: { verdict: 'declined' } },
      { action: 'dispute.opened', actorName: 'Dana Whitfield', after: { since: '2026-03-02' } },
    ]);
    expect(JSON.stringify(body.items)).not.toContain('mara@');
  });

  it('is said once of a file, and only of what another company registered', async () => {
    const id = await duplicate();
    const first = await open(dana, id);
    expect(await open(await world.signIn(world.priya), id)).toMatchObject({
      status: 409,
      body: { code: 'DISPUTE_NOT_POSSIBLE', details: { disputeId: first.body.id, state: 'open' } },
    });
    expect(await open(dana, await duplicate('you'))).toMatchObject({
      status: 409,
      body: { code: 'DISPUTE_NOT_POSSIBLE' },
    });
    expect((await open(await world.signIn(world.mateo), id)).status).toBe(404);
    expect((await open(await world.signIn(world.admin), id)).status).toBe(403);
  });

  it('is answered once', async () => {
    const { body } = await open(dana, await duplicate());
    const disputes = new DisputesRepository(api.connection);
    const answer = answerDispute(aCause(), { verdict: 'upheld', answer: 'You did.' });
    await disputes.commit(SYSTEM, body.id, answer);
    await expect(disputes.commit(SYSTEM, body.id, answer)).rejects.toMatchObject({
      code: 'DISPUTE_NOT_POSSIBLE',
    });
  });
});
