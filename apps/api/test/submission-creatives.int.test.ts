import type { CreativeView } from '@smarttag/domain';
import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { decide, finish } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
});

const at = (submissionId: string, creativeId: string) =>
  `/api/submissions/${submissionId}/creatives/${creativeId}`;
const draftOfOne = async (over = {}) => {
  const { id, creatives } = await draftWith(dana, world.holiday, [aFile(over), aFile()]);
  return { id, creativeId: creatives[0]!.id, path: at(id, creatives[0]!.id) };
};
const submit = (id: string) => dana.post(`/api/submissions/${id}/submit`);
/** As if it had been removed that long ago. */
const backdate = (creativeId: string, minutes: number) =>
  api.connection
    .collection('creatives')
    .updateOne(
      { _id: creativeId as never },
      { $set: { cancelledAt: new Date(Date.now() - minutes * 60_000) } },
    );

it('removes a file and says until when it can come back', async () => {
  const { path } = await draftOfOne();
  const { status, body } = await dana.delete<CreativeView>(path);
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: 'cancelled' });
  expect(body).not.toHaveProperty('uploadUrl');
  const left = Date.parse(body.restorableUntil!) - Date.now();
  expect(left).toBeGreaterThan(9 * 60_000);
  expect(left).toBeLessThanOrEqual(10 * 60_000);
  expect((await dana.delete(path)).status).toBe(200);
});

it('brings a file back to where it was', async () => {
  const uploading = await draftOfOne();
  await dana.delete(uploading.path);
  expect((await dana.post(`${uploading.path}/restore`)).body).toMatchObject({ state: 'uploading' });
  const uploaded = await draftOfOne();
  await finish(api.connection, uploaded.creativeId);
  await dana.delete(uploaded.path);
  expect((await dana.post(`${uploaded.path}/restore`)).body).toMatchObject({ state: 'uploaded' });
});

it('brings nothing back after ten minutes', async () => {
  const { path, creativeId } = await draftOfOne();
  await dana.delete(path);
  await backdate(creativeId, 11);
  expect(await dana.post(`${path}/restore`)).toMatchObject({ status: 409, body: { code: 'UNDO_TOO_LATE' } });
});

it('brings a file back into a batch that was submitted meanwhile', async () => {
  const { id, path, creativeId } = await draftOfOne();
  await finish(api.connection, creativeId);
  await dana.delete(path);
  await submit(id);
  const { body } = await dana.post<CreativeView>(`${path}/restore`);
  expect(body).toMatchObject({ state: 'uploaded', programId: world.holiday.id });
  expect(body).toHaveProperty('submittedAt');
});

it('cancels after Submit, until tagging starts', async () => {
  const { id, path, creativeId } = await draftOfOne();
  await submit(id);
  expect((await dana.delete(path)).body).toMatchObject({ state: 'cancelled' });
  expect((await dana.post(`${path}/restore`)).body).toMatchObject({ state: 'uploading' });
  await decide(api.connection, world, creativeId);
  expect(await dana.delete(path)).toMatchObject({ status: 409, body: { code: 'TRANSITION_NOT_ALLOWED' } });
});

it('lets a held-back file through, and keeps it so', async () => {
  const contentHint = 'ef'.repeat(32);
  const first = await draftOfOne({ contentHint });
  await submit(first.id);
  await decide(api.connection, world, first.creativeId);

  const { id, path, creativeId } = await draftOfOne({ contentHint });
  expect((await dana.post(`${path}/release`)).body).toMatchObject({ heldBack: false });
  expect((await dana.post(`${path}/release`)).status).toBe(200);
  await submit(id);
  expect((await dana.get(`/api/creatives/${creativeId}`)).body).toHaveProperty('submittedAt');

  const late = await draftOfOne({ contentHint });
  await submit(late.id);
  for (const verb of ['release', 'restore'])
    expect(await dana.post(`${late.path}/${verb}`)).toMatchObject({
      status: 409,
      body: { code: 'SUBMISSION_NOT_DRAFT' },
    });
});

it('finds a file only in its own batch', async () => {
  const [one, other] = [await draftOfOne(), await draftOfOne()];
  expect((await dana.delete(at(one.id, other.creativeId))).status).toBe(404);
  expect((await dana.get(`/api/creatives/${other.creativeId}`)).body).toMatchObject({ state: 'uploading' });
});
