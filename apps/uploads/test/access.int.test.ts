import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creativeNow, declare, newDraft, someBytes, uploadNow } from './kit/files.js';
import { signIn, suspend, type Person } from './kit/people.js';
import { OCTETS, errorOf, patchHeaders, send, type Answer } from './kit/tus.js';
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
};
const creation = (id: string) => ({
  'upload-length': String(BYTES.length),
  'upload-metadata': `creativeId ${Buffer.from(id).toString('base64')}`,
});
const untouched = async (id: string) => {
  expect((await creativeNow(world, id)).state).toBe('uploading');
  expect(await uploadNow(world, id)).toMatchObject({ state: 'open', offset: 0, epoch: 0 });
};

const ALL_METHODS = Object.keys(METHODS);
const WRITES = ALL_METHODS.filter((name) => name !== 'HEAD');
const BRINGING_BYTES = ['PATCH', 'POST with bytes'];

const askBy = (name: string, ...words: Parameters<Ask>) => METHODS[name]!(...words);
/** An answer to HEAD has no body, so its status has to say it all. */
const said = (answer: Answer) => [answer.status, answer.body === '' ? undefined : errorOf(answer)['code']];
const refusal = (name: string, status: number, code: string) => [status, name === 'HEAD' ? undefined : code];

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
