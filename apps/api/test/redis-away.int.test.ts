import { freePort } from './support/free-port.js';
import type { SubmissionView } from '@smarttag/domain';
import { expect, it } from 'vitest';
import { startApi } from './support/api.js';
import { aFile, draftWith } from './support/drafts.js';
import { finish } from './support/system.js';
import { makeWorld } from './support/world.js';

it('signs in, drafts and submits while Redis is away: the sweep asks for the tagging later', async () => {
  const api = await startApi({ REDIS_URL: `redis://127.0.0.1:${await freePort()}/0` });
  const world = await makeWorld(api);
  const dana = await world.signIn(world.dana);
  const { id, creatives } = await draftWith(dana, world.holiday, [aFile()]);
  await finish(api.connection, creatives[0]!.id);
  const { status, body } = await dana.post<SubmissionView>(`/api/submissions/${id}/submit`);
  expect(status).toBe(200);
  expect(body.creatives[0]).toMatchObject({ state: 'uploaded', submittedAt: body.submittedAt });
});
