import type { CreativeView, DeclaredFiles, SettingsView } from '@smarttag/domain';
import { PartnersRepository, UsersRepository } from '@smarttag/domain/mongoose';
import { aPartner, aUser } from '@smarttag/domain/testing';
import { beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.js';
import type { Client } from './support/client.js';
import { aFile, draftWith } from './support/drafts.js';
import { decide } from './support/system.js';
import { makeWorld, type World } from './support/world.js';

let api: TestApi;
let world: World;
let dana: Client;
beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  dana = await world.signIn(world.dana);
});

const declare = <T = DeclaredFiles>(id: string, files: unknown[]) =>
  dana.post<T>(`/api/submissions/${id}/creatives`, { files });

it('makes a creative and its upload for each file, in the order they were dropped', async () => {
  const { id } = await draftWith(dana, undefined, []);
  const names = Array.from({ length: 30 }, (_, index) => `clip ${index}.mp4`);
  const { status, body } = await declare(
    id,
    names.map((fileName) => aFile({ fileName, lastModified: 1_700_000_000_000 })),
  );
  expect(status).toBe(201);
  expect(body.creatives.map(({ fileName }) => fileName)).toEqual(names);
  const uploads = await api.connection.collection('uploads').countDocuments({ submissionId: id });
  expect(uploads).toBe(30);
});

it('makes one row of the very same file, also when two pages declare it at once', async () => {
  const { id } = await draftWith(dana, undefined, []);
  const file = (fileName: string, over = {}) =>
    aFile({ fileName, lastModified: 1_700_000_000_000, contentHint: 'cd'.repeat(32), ...over });
  const files = Array.from({ length: 20 }, (_, index) => file(`clip ${index}.mp4`));
  const pages = await Promise.all([declare(id, files), declare(id, files), declare(id, files)]);
  const idsOf = (body: DeclaredFiles) => body.creatives.map((creative) => creative.id);
  expect(pages.map(({ status }) => status)).toEqual([201, 201, 201]);
  for (const { body } of pages) {
    expect(body.creatives.map(({ fileName }) => fileName)).toEqual(files.map(({ fileName }) => fileName));
    expect(idsOf(body)).toEqual(idsOf(pages[0]!.body));
  }
  expect(await api.connection.collection('uploads').countDocuments({ submissionId: id })).toBe(20);

  const others = await declare(id, [file('clip 0.mp4', { size: 1_001 }), file('another.mp4')]);
  expect(idsOf(others.body).some((one) => idsOf(pages[0]!.body).includes(one))).toBe(false);
  const [first] = idsOf(pages[0]!.body);
  await dana.delete(`/api/submissions/${id}/creatives/${first}`);
  const again = await declare(id, [files[0]]);
  expect(idsOf(again.body)).not.toContain(first);
});

it('takes names of any kind, and only makes them safe to show', async () => {
  const { id } = await draftWith(dana, undefined, []);
  const names = [
    '🎬 été.mp4',
    '../../etc/passwd',
    'a\u202egpm.mp4',
    `${'x'.repeat(300)}.mp4`,
    'C:\\cut\\v2.mov',
    ' .. ',
  ];
  const { body } = await declare(
    id,
    names.map((fileName) => aFile({ fileName })),
  );
  const got = body.creatives.map(({ fileName }) => fileName);
  expect(got.slice(0, 3)).toEqual(['🎬 été.mp4', 'passwd', 'agpm.mp4']);
  expect(Buffer.byteLength(got[3]!)).toBe(255);
  expect(got[3]).toMatch(/\.mp4$/);
  expect(got[4]).toBe('v2.mov');
});

it.each([
  ['FILE_EMPTY', aFile({ size: 0 }), 422, { details: { index: 1 } }],
  ['FILE_TOO_LARGE', aFile({ size: 20e9 + 1 }), 422, { details: { index: 1, maxFileBytes: 20e9 } }],
  [
    'FILE_TYPE_NOT_ALLOWED',
    aFile({ fileName: 'notes.pdf', mimeType: 'application/pdf' }),
    422,
    { details: { index: 1, fileName: 'notes.pdf' } },
  ],
  ['VALIDATION_FAILED', aFile({ contentHint: 'not a hash' }), 400, {}],
] as const)('refuses all when one is %s, and says which', async (code, file, status, details) => {
  const { id } = await draftWith(dana, undefined, []);
  expect(await declare(id, [aFile(), file])).toMatchObject({ status, body: { code, ...details } });
  expect((await dana.get(`/api/submissions/${id}`)).body).toMatchObject({ creatives: [] });
});

it('takes what only one of name and type calls no video', async () => {
  const { id } = await draftWith(dana, undefined, []);
  const files = [aFile({ fileName: 'a.mp4', mimeType: 'text/plain' }), aFile({ fileName: 'b.pdf' })];
  expect((await declare(id, files)).status).toBe(201);
});

it('holds a batch to its limit; what was removed does not count', async () => {
  await api.connection
    .collection<{ _id: string }>('settings')
    .insertOne({ _id: 'platform', limits: { maxFilesPerSubmission: 3 } } as never);
  const { id, creatives } = await draftWith(dana, undefined, [aFile(), aFile()]);
  expect(await declare(id, [aFile(), aFile()])).toMatchObject({
    status: 400,
    body: { code: 'VALIDATION_FAILED', details: { maxFilesPerSubmission: 3, files: 4 } },
  });
  await dana.delete(`/api/submissions/${id}/creatives/${creatives[0]!.id}`);
  expect((await declare(id, [aFile(), aFile()])).status).toBe(201);
  await api.connection.collection('settings').deleteMany({});
});

it('holds a company to its quota', async () => {
  const small = aPartner({ quotaBytes: 5_000 });
  const member = aUser({ partnerId: small.id, passwordHash: world.dana.passwordHash });
  await new PartnersRepository(api.connection).insert(small);
  await new UsersRepository(api.connection).insert(member);
  const client = await world.signIn(member);
  const { id } = await draftWith(client, undefined, [aFile({ size: 4_000 })]);
  const answer = await client.post(`/api/submissions/${id}/creatives`, { files: [aFile({ size: 1_001 })] });
  expect(answer).toMatchObject({
    status: 422,
    body: {
      code: 'QUOTA_EXCEEDED',
      details: { quotaBytes: 5_000, usedBytes: 4_000, wantedBytes: 1_001 },
    },
  });
  expect((await client.post(`/api/submissions/${id}/creatives`, { files: [aFile()] })).status).toBe(201);
});

it('tells a company, and only its people, how much of its quota is used', async () => {
  const company = aPartner({ quotaBytes: 5_000 });
  const member = aUser({ partnerId: company.id, passwordHash: world.dana.passwordHash });
  await new PartnersRepository(api.connection).insert(company);
  await new UsersRepository(api.connection).insert(member);
  const client = await world.signIn(member);
  const quota = async (who: Client) => (await who.get<SettingsView>('/api/settings')).body.quota;
  await draftWith(client, undefined, [aFile({ size: 4_000 }), aFile()]);
  expect(await quota(client)).toEqual({ usedBytes: 5_000, quotaBytes: 5_000 });
  expect(await quota(await world.signIn(world.auditor))).toBeUndefined();
});

it('holds back what looks like a file that one’s own company tagged, and says which', async () => {
  const contentHint = 'ab'.repeat(32);
  const first = await draftWith(dana, world.holiday, [aFile({ fileName: 'spring_cut_v2.mp4', contentHint })]);
  await dana.post(`/api/submissions/${first.id}/submit`);
  const looksSame = async (client: Client, over = {}): Promise<CreativeView> =>
    (await draftWith(client, world.holiday, [aFile({ contentHint, ...over })])).creatives[0]!;
  expect(await looksSame(dana)).not.toHaveProperty('alreadyTagged');

  await decide(api.connection, world, first.creatives[0]!.id);
  expect(await looksSame(await world.signIn(world.priya))).toMatchObject({
    heldBack: true,
    alreadyTagged: { creativeId: first.creatives[0]!.id, fileName: 'spring_cut_v2.mp4' },
  });
  expect(await looksSame(dana, { size: 1_001 })).toMatchObject({ heldBack: false });
  const others = await looksSame(await world.signIn(world.mateo));
  expect(others.heldBack).toBe(false);
  expect(others).not.toHaveProperty('alreadyTagged');
});

it('joins no batch that was submitted', async () => {
  const { id } = await draftWith(dana, world.holiday, [aFile()]);
  await dana.post(`/api/submissions/${id}/submit`);
  expect(await declare(id, [aFile()])).toMatchObject({ status: 409, body: { code: 'SUBMISSION_NOT_DRAFT' } });
});
