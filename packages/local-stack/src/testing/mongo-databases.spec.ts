import { expect, it } from 'vitest';
import { withDatabase } from './mongo-databases.js';

it.each([
  ['mongodb://127.0.0.1:1', 'mongodb://127.0.0.1:1/mine'],
  ['mongodb://127.0.0.1:1/', 'mongodb://127.0.0.1:1/mine'],
  ['mongodb://127.0.0.1:1/theirs', 'mongodb://127.0.0.1:1/mine'],
  ['mongodb://a:1,b:2/?replicaSet=r', 'mongodb://a:1,b:2/mine?replicaSet=r'],
  ['mongodb+srv://u:p@host/theirs?w=majority', 'mongodb+srv://u:p@host/mine?w=majority'],
])('puts the database into %s', (url, expected) => {
  expect(withDatabase(url, 'mine')).toBe(expected);
});

it('refuses what is no MongoDB URL', () => {
  expect(() => withDatabase('http://host/', 'mine')).toThrow('MongoDB URL');
});
