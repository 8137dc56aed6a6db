import type { Connection } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readScopeOf, systemScope, type HistoryEvent } from '../src/index.js';
import {
  ActionsRepository,
  BusinessCentersRepository,
  HistoryRepository,
  ProgramsRepository,
  SessionsRepository,
  TaggingRecordsRepository,
  TagsRepository,
  UsersRepository,
} from '../src/mongoose/index.js';
import { aCause, aProgram, aTaggingRecord, aUser } from '../src/testing/index.js';
import { openDatabase } from './support/database.js';
import { statementOf, tagIdOf } from './support/tags.js';

const SYSTEM = systemScope();
let connection: Connection;
beforeAll(async () => {
  connection = await openDatabase();
});

describe('the Tag is the claim', () => {
  it('belongs to exactly one of many who claim the same bytes at once', async () => {
    const tags = new TagsRepository(connection);
    const sha256 = 'a'.repeat(64);
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        tags.claim(SYSTEM, statementOf(sha256, { creativeId: `creative ${n}` }), () => tagIdOf(n)),
      ),
    );
    expect(new Set(claims.map(({ creativeId, tagId }) => `${creativeId} ${tagId}`)).size).toBe(1);
    expect(await connection.collection('tags').countDocuments({})).toBe(1);
  });

  it('draws another tag ID when one is taken', async () => {
    const tags = new TagsRepository(connection);
    await tags.claim(SYSTEM, statementOf('b'.repeat(64)), () => tagIdOf(900));
    const drawn = [900, 900, 901];
    const second = await tags.claim(SYSTEM, statementOf('c'.repeat(64)), () => tagIdOf(drawn.shift()!));
    expect(second.tagId).toBe(tagIdOf(901));
  });

  it('says outside the scope only that there is one', async () => {
    const tags = new TagsRepository(connection);
    const tag = await tags.claim(SYSTEM, statementOf('d'.repeat(64)), () => tagIdOf(902));
    const other = readScopeOf({ role: 'partner', partnerId: 'somebody else' });
    expect(await tags.findBySha256(other, tag.sha256)).toBeUndefined();
    expect(await tags.findByTagId(other, tag.tagId)).toBeUndefined();
    expect(await tags.listBySha256(other, [tag.sha256])).toEqual([]);
    expect(await tags.isRegistered(tag.sha256)).toBe(true);
    expect(await tags.isTagIdRegistered(tag.tagId)).toBe(true);
    expect(await tags.isTagIdRegistered(tagIdOf(903))).toBe(false);
  });
});

it('keeps the first decision for a file, whatever is decided again', async () => {
  const records = new TaggingRecordsRepository(connection);
  const first = aTaggingRecord();
  await records.insertOnce(SYSTEM, first);
  const again = await records.insertOnce(SYSTEM, { ...first, outcome: 'rejected', fileName: 'other.mp4' });
  expect(again).toMatchObject({ outcome: 'tagged', fileName: first.fileName });
});

describe('the one order', () => {
  const event = (id: string): HistoryEvent => ({
    ...aCause(),
    id,
    action: 'creative.tagged',
    subject: { type: 'creative', id: 'c' },
  });

  it('is contiguous, and holds each event once, whoever writes and however often', async () => {
    const history = new HistoryRepository(connection);
    const from = await history.lastSeq();
    const batches = Array.from({ length: 8 }, (_, batch) =>
      Array.from({ length: 10 }, (_, n) => event(`${batch}.${n}`)),
    );
    // Two relays at once, which must not be, and one of them twice.
    await Promise.all([...batches, ...batches.slice(0, 4)].map((events) => history.append(SYSTEM, events)));
    await history.append(SYSTEM, batches.flat());
    const all = await history.listAfter(readScopeOf({ role: 'admin' }), from, 1_000);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, n) => from + 1 + n));
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(batches.flat().map(({ id }) => id)));
    expect(all).toHaveLength(80);
  });

  it('takes an action with the same id once', async () => {
    const actions = new ActionsRepository(connection);
    await Promise.all([actions.insert(event('viewed')), actions.insert(event('viewed'))]);
    expect((await actions.pending(SYSTEM, 10)).map(({ id }) => id)).toEqual(['viewed']);
    await actions.remove(SYSTEM, ['viewed']);
    expect(await actions.pending(SYSTEM, 10)).toEqual([]);
  });
});

describe('what is unique', () => {
  it('is a mail address, in lower case', async () => {
    const users = new UsersRepository(connection);
    await users.insert(aUser({ email: 'Dana@Northlight.example' }));
    await expect(users.insert(aUser({ email: 'dana@northlight.EXAMPLE' }))).rejects.toMatchObject({
      code: 'EMAIL_TAKEN',
    });
    expect(await users.findByEmail(' DANA@northlight.example ')).toMatchObject({
      email: 'dana@northlight.example',
    });
  });

  it('is a program’s name, however it is written', async () => {
    const programs = new ProgramsRepository(connection);
    await programs.insert(aProgram({ name: 'Holiday Boost' }));
    await expect(programs.insert(aProgram({ name: ' holiday  BOOST ' }))).rejects.toMatchObject({
      code: 'NAME_TAKEN',
    });
  });

  it('is a Business Center of one partner, not of two', async () => {
    const centers = new BusinessCentersRepository(connection);
    const state = (partnerId: string, name?: string) =>
      centers.state(SYSTEM, aCause(), { partnerId, businessCenterId: '7398888478508941313', name });
    await Promise.all([state('a'), state('a', 'Juniper'), state('a'), state('b')]);
    const mine = await centers.list(readScopeOf({ role: 'partner', partnerId: 'a' }));
    expect(mine).toMatchObject([{ name: 'Juniper' }]);
    expect(await centers.list(readScopeOf({ role: 'admin' }))).toHaveLength(2);
    expect((await state('a', 'Another name')).name).toBe('Juniper');
  });
});

it('knows a session only while it lives', async () => {
  const sessions = new SessionsRepository(connection);
  const at = new Date();
  const end = new Date(at.getTime() + 1_000);
  const session = {
    id: 's',
    userId: 'u',
    createdAt: at,
    lastSeenAt: at,
    expiresAt: end,
    absoluteExpiresAt: end,
  };
  await sessions.insert(session);
  expect(await sessions.findLive('s', at)).toMatchObject({ userId: 'u' });
  expect(await sessions.findLive('s', end)).toBeUndefined();
  expect(await sessions.remove('another user', 's')).toBe(false);
  expect(await sessions.remove('u', 's')).toBe(true);
  expect(await sessions.findLive('s', at)).toBeUndefined();
});
