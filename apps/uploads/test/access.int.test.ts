import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Id } from '@smarttag/domain';
import { anUpload } from '@smarttag/domain/testing';
import { originalKey } from '@smarttag/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creativeNow, declare as declareFile, newDraft, someBytes, uploadNow } from './kit/files.js';
import { ALL, signIn, suspend, type Person } from './kit/people.js';
import { OCTETS, errorOf, metadataOf, patchHeaders, send, type Answer } from './kit/tus.js';
import { makeWorld, type World } from './kit/world.js';

let world: World;
let url: string;
let maker: Person;
let other: Person;
let auditor: Person;
let admin: Person;

beforeAll(async () => {
  world = await makeWorld();
  url = `${(await world.start()).url}/files`;
  [maker, other, auditor, admin] = await Promise.all([
    signIn(world),
    signIn(world),
    signIn(world, { role: 'auditor' }),
    signIn(world, { role: 'admin' }),
  ]);
});
afterAll(() => world.close());

const BYTES = someBytes(1000);
const PART = someBytes(300);
type Ask = (id: string, person: Person | undefined, headers?: Record<string, string>) => Promise<Answer>;

/** Every method of the tus path that reaches an upload. */
const METHODS: Record<string, Ask> = {
  HEAD: (id, person, headers) => send(`${url}/${id}`, 'HEAD', person, { headers }),
  PATCH: (id, person, headers) =>
    send(`${url}/${id}`, 'PATCH', person, { body: BYTES, headers: { ...patchHeaders(0), ...headers } }),
  DELETE: (id, person, headers) => send(`${url}/${id}`, 'DELETE', person, { headers }),
  POST: (id, person, headers) => send(url, 'POST', person, { headers: { ...creation(id), ...headers } }),
  'POST with bytes': (id, person, headers) =>
    send(url, 'POST', person, {
      body: BYTES,
      headers: { ...creation(id), 'content-type': OCTETS, ...headers },
    }),
  'HEAD of a part': (id, person, headers) => send(`${url}/${id}.1`, 'HEAD', person, { headers }),
  'PATCH of a part': (id, person, headers) =>
    send(`${url}/${id}.1`, 'PATCH', person, { body: PART, headers: { ...patchHeaders(0), ...headers } }),
  'DELETE of a part': (id, person, headers) => send(`${url}/${id}.1`, 'DELETE', person, { headers }),
  'POST of a part': (id, person, headers) =>
    send(url, 'POST', person, {
      headers: { ...metadataOf(id), 'upload-concat': 'partial', 'upload-length': '300', ...headers },
    }),
  'POST of a final upload': (id, person, headers) =>
    send(url, 'POST', person, {
      headers: { ...metadataOf(id), 'upload-concat': `final;${partAddress(id)}`, ...headers },
    }),
};
const creation = (id: string) => ({ 'upload-length': String(BYTES.length), ...metadataOf(id) });

/** What is no id is refused for being none, and not for its part. */
const partAddress = (id: string) => `/files/${Id.safeParse(id).success ? id : randomUUID()}.0`;

/** A declared file with two parts: the first has all bytes of the file, the second is empty. */
const declare = async (...[of, person, bytes, over]: Parameters<typeof declareFile>) => {
  const { id, partnerId, submissionId } = await declareFile(of, person, bytes, over);
  const part = { partnerId, submissionId };
  const first = anUpload({ ...part, id: `${id}.0`, part: 0, size: bytes.length, state: 'finished' });
  await of.uploads.insertPart(ALL, first);
  await of.uploads.insertPart(ALL, anUpload({ ...part, id: `${id}.1`, part: 1, size: PART.length }));
  await of.storage.append(originalKey(id, 0), 0, Readable.from([bytes]));
  return { id };
};
const untouched = async (id: string) => {
  expect((await creativeNow(world, id)).state).toBe('uploading');
  expect(await uploadNow(world, id)).toMatchObject({ state: 'open', offset: 0, epoch: 0 });
  const parts = await world.uploads.partsOf(ALL, id);
  expect(parts.map(({ state, offset, epoch }) => [state, offset, epoch])).toEqual([
    ['finished', 0, 0],
    ['open', 0, 0],
  ]);
};

const ALL_METHODS = Object.keys(METHODS);
const isHead = (name: string) => name.startsWith('HEAD');
const WRITES = ALL_METHODS.filter((name) => !isHead(name));
const BRINGING_BYTES = [
  'PATCH',
  'POST with bytes',
  'PATCH of a part',
  'POST of a part',
  'POST of a final upload',
];

const askBy = (name: string, ...words: Parameters<Ask>) => METHODS[name]!(...words);
/** An answer to HEAD has no body, so its status has to say it all. */
const said = (answer: Answer) => [answer.status, answer.body === '' ? undefined : errorOf(answer)['code']];
const refusal = (name: string, status: number, code: string) => [status, isHead(name) ? undefined : code];

describe.each(ALL_METHODS)('%s', (name) => {
  it('wants a session', async () => {
    const { id } = await declare(world, maker, BYTES);
    expect(said(await askBy(name, id, undefined))).toEqual(refusal(name, 401, 'NOT_SIGNED_IN'));
    const forged = await askBy(name, id, undefined, { cookie: 'smarttag_session=nobody' });
    expect(said(forged)).toEqual(refusal(name, 401, 'NOT_SIGNED_IN'));
    await untouched(id);
  });

  it('knows nothing of what is another partner’s, or of what is no id', async () => {
    const { id } = await declare(world, maker, BYTES);
    for (const asked of [id, randomUUID(), 'x', `${id}.json`, `${id}.0`, '..%2f..%2fetc']) {
      const answer = await askBy(name, asked, other);
      expect([asked, said(answer)]).toEqual([asked, refusal(name, 404, 'NOT_FOUND')]);
    }
    await untouched(id);
  });

  it('lets an auditor do nothing, and a platform admin everything', async () => {
    const { id } = await declare(world, maker, BYTES);
    expect(said(await askBy(name, id, auditor))).toEqual(refusal(name, 403, 'NOT_ALLOWED'));
    await untouched(id);
    expect((await askBy(name, id, admin)).status).toBeLessThan(300);
  });

  it('shuts out a suspended company', async () => {
    const suspended = await signIn(world);
    const { id } = await declare(world, suspended, BYTES);
    await suspend(world, suspended);
    expect(said(await askBy(name, id, suspended))).toEqual(refusal(name, 403, 'PARTNER_SUSPENDED'));
    await untouched(id);
  });

  it.each(['cancelled', 'expired'] as const)('says that a file is gone once it is %s', async (state) => {
    const { id } = await declare(world, maker, BYTES, { state });
    expect(said(await askBy(name, id, maker))).toEqual(refusal(name, 410, 'TRANSITION_NOT_ALLOWED'));
  });
});

describe.each(WRITES)('%s', (name) => {
  it('wants the token of the session', async () => {
    const { id } = await declare(world, maker, BYTES);
    for (const token of ['', other.headers['x-csrf-token']]) {
      const answer = await askBy(name, id, maker, { 'x-csrf-token': token });
      expect(said(answer)).toEqual([403, 'CSRF_TOKEN_WRONG']);
    }
    await untouched(id);
  });
});

describe.each(BRINGING_BYTES)('%s', (name) => {
  it('brings no byte to a held-back row', async () => {
    const { id } = await declare(world, maker, BYTES, { heldBack: true });
    expect(said(await askBy(name, id, maker))).toEqual([403, 'NOT_ALLOWED']);
    await untouched(id);
  });

  it('brings no byte to a draft that was thrown away', async () => {
    const draft = await newDraft(world, maker, { discardedAt: new Date() });
    const { id } = await declare(world, maker, BYTES, { submissionId: draft.id });
    expect(said(await askBy(name, id, maker))).toEqual([410, 'SUBMISSION_NOT_DRAFT']);
    await untouched(id);
  });
});
