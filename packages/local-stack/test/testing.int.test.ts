import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { testMongoUrl, testRedisUrl } from '../src/testing/index.js';

it('gives each asker a MongoDB database of its own', async () => {
  const [one, other] = await Promise.all(
    [testMongoUrl(), testMongoUrl()].map((url) => MongoClient.connect(url)),
  );
  await one!.db().collection('things').insertOne({ name: 'mine' });
  expect(await one!.db().collection('things').countDocuments({ name: 'mine' })).toBe(1);
  expect(await other!.db().collection('things').countDocuments({ name: 'mine' })).toBe(0);
  await Promise.all([one!.close(), other!.close()]);
});

it('gives each asker a Redis database of its own', async () => {
  const [one, other] = [new Redis(testRedisUrl()), new Redis(testRedisUrl())];
  await one.set('key', 'mine');
  expect(await other.get('key')).toBeNull();
  one.disconnect();
  other.disconnect();
});
