import type { Connection } from 'mongoose';
import { beforeAll, expect, it } from 'vitest';
import { readScopeOf, systemScope } from '../src/index.js';
import {
  BusinessCentersRepository,
  CreativesRepository,
  SubmissionsRepository,
  TaggingRecordsRepository,
  UsersRepository,
} from '../src/mongoose/index.js';
import { aCause, aCreative, aSubmission, aTaggingRecord, aUser } from '../src/testing/index.js';
import { openDatabase } from './support/database.js';
import { gatherStatistics } from './support/explain.js';
import { servedOn } from './support/served.js';

/** Rows of each kind; every fifth is of the partner, role or program that is asked for. */
const ROWS = 300;
const LIMIT = 10;
/** A page, the row beyond it, and the one that an engine may peek at. */
const PAGE = LIMIT + 2;
const SYSTEM = systemScope();
const all = readScopeOf({ role: 'admin' });
const moment = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000);
const numbers = Array.from({ length: ROWS }, (_, n) => n);

let connection: Connection;
beforeAll(async () => {
  connection = await openDatabase();
  const users = new UsersRepository(connection);
  const submissions = new SubmissionsRepository(connection);
  const records = new TaggingRecordsRepository(connection);
  const centers = new BusinessCentersRepository(connection);
  await Promise.all([
    ...numbers.map((n) =>
      users.insert(
        aUser({ createdAt: moment(n), partnerId: `partner ${n % 5}`, email: `person-${n}@x.example` }),
      ),
    ),
    ...numbers.map((n) =>
      submissions.insert(SYSTEM, aCause(), aSubmission({ programId: `program ${n % 5}` })),
    ),
    ...numbers.map((n) => records.insertOnce(SYSTEM, aTaggingRecord({ decidedAt: moment(n) }))),
    ...numbers.map((n) =>
      centers.state(SYSTEM, aCause({ at: moment(n) }), {
        partnerId: `partner ${n % 5}`,
        // Ten IDs at two partners each.
        businessCenterId: String(n < 20 ? n >> 1 : n),
      }),
    ),
    new CreativesRepository(connection).insertDeclared(
      SYSTEM,
      aCause(),
      numbers.map((n) => aCreative({ expiresAt: moment(n), state: n % 2 === 0 ? 'tagged' : 'uploading' })),
    ),
  ]);
  await gatherStatistics(connection);
});

const expectServed = servedOn(() => connection);

it('lists people by index: all, of a company, of a role, and by a link', async () => {
  const users = new UsersRepository(connection);
  const page = { limit: LIMIT };
  await expectServed(() => users.list({}, page), /^createdAt_-1__id_-1$/, PAGE);
  await expectServed(
    () => users.list({ partnerId: ['partner 1'] }, page),
    /^partnerId_1_createdAt_-1__id_-1$/,
    PAGE,
  );
  await expectServed(() => users.list({ role: ['partner'] }, page), /^role_1_createdAt_-1__id_-1$/, PAGE);
  await expectServed(() => users.findByLink('no such hash'), /^link\.tokenHash_1$/, 0);
});

it('lists Business Centers by index: all, of a company, and flagged ones', async () => {
  const centers = new BusinessCentersRepository(connection);
  const page = { limit: LIMIT };
  await expectServed(() => centers.listPage(all, {}, page), /^statedAt_-1__id_-1$/, PAGE);
  await expectServed(
    () => centers.listPage(all, { partnerId: ['partner 1'] }, page),
    /^partnerId_1_statedAt_-1__id_-1$/,
    PAGE,
  );
  await expectServed(
    () => centers.listPage(all, { flagged: true }, page),
    /^flagged_1_statedAt_-1__id_-1$/,
    PAGE,
  );
  // Some engines count the versions that an update left behind.
  await expectServed(() => centers.countFlagged(all, 100), /^flagged_1_statedAt_-1__id_-1$/, 40);
  expect(await centers.countFlagged(all, 100)).toBe(10);
});

it('reads what stands on the overview by index', async () => {
  const creatives = new CreativesRepository(connection);
  const records = new TaggingRecordsRepository(connection);
  await expectServed(() => creatives.listStalled(all, moment(40), 5), /^state_1_expiresAt_1$/, 20);
  const range = { from: moment(ROWS - 30) };
  await expectServed(() => records.listDecided(all, range, 100), /^decidedAt_-1__id_-1$/, 30);
});
