import { testMongoUrl } from '@smarttag/local-stack/testing';
import { createConnection, type Connection } from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemo } from '../src/demo/seed-demo.js';

let url: string;
let connection: Connection;
beforeAll(async () => {
  url = testMongoUrl();
  connection = await createConnection(url).asPromise();
});
afterAll(() => connection.close());

const count = async () => {
  const collections = ['partners', 'programs', 'users', 'businessCenters'];
  const counts = collections.map((name) => connection.collection(name).countDocuments({}));
  return Object.fromEntries((await Promise.all(counts)).map((n, index) => [collections[index], n]));
};
const ALL = { partners: 2, programs: 4, users: 5, businessCenters: 5 };

it('fills an empty database, and tells no password', async () => {
  expect(await seedDemo(url)).toBe('The demo data is there.');
  expect(await count()).toEqual(ALL);
  const emails = await connection.collection('users').distinct('email');
  expect(emails.sort()).toEqual([
    'admin@smarttag.example',
    'auditor@smarttag.example',
    'maker@harbor.example',
    'maker@northlight.example',
    'producer@northlight.example',
  ]);
});

it('changes nothing the second time', async () => {
  await connection.collection('programs').deleteOne({ name: 'Always-On Commerce' });
  expect(await seedDemo(url)).toBe('People are there already: nothing was seeded.');
  expect((await count())['programs']).toBe(3);
});

it('goes on where a killed one stopped', async () => {
  await connection.collection('users').deleteMany({ email: { $ne: 'maker@northlight.example' } });
  await connection.collection('businessCenters').deleteOne({ name: 'Orchard Mobile' });
  expect(await seedDemo(url)).toBe('The demo data is there.');
  expect(await count()).toEqual(ALL);
});

it('leaves a database alone that has people of its own', async () => {
  const other = testMongoUrl();
  const own = await createConnection(other).asPromise();
  await own.collection('users').insertOne({ email: 'somebody@own.example', name: 'Somebody' });
  await seedDemo(other);
  expect(await own.collection('partners').countDocuments({})).toBe(0);
  await own.close();
});
