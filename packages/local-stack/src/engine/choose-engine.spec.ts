import { describe, expect, it } from 'vitest';
import { chooseEngine } from './choose-engine.js';

const noData = { mongod: false, embedded: false };
const mongod = '/usr/bin/mongod';

describe('without data', () => {
  it('takes MONGO_URL before a mongod', () => {
    expect(chooseEngine({ mongoUrl: 'mongodb://db/', mongod, dataOf: noData })).toEqual({
      kind: 'url',
      url: 'mongodb://db/',
    });
  });

  it('takes a mongod before the embedded engine', () => {
    expect(chooseEngine({ mongod, dataOf: noData })).toEqual({ kind: 'mongod', program: mongod });
  });

  it('takes the embedded engine when there is nothing else', () => {
    expect(chooseEngine({ dataOf: noData })).toEqual({ kind: 'embedded' });
  });
});

describe('with data of an engine', () => {
  const embedded = { mongod: false, embedded: true };

  it('says that local data is not used under MONGO_URL', () => {
    const choice = chooseEngine({ mongoUrl: 'mongodb://db/', dataOf: embedded });
    expect(choice.remark).toContain('not used while MONGO_URL is set');
  });

  it('stays with the embedded engine when a mongod appears, and says how to change over', () => {
    const choice = chooseEngine({ mongod, dataOf: embedded });
    expect(choice.kind).toBe('embedded');
    expect(choice.remark).toContain('npm run reset');
  });

  it('refuses to start over with an empty database when the mongod is gone', () => {
    expect(() => chooseEngine({ dataOf: { mongod: true, embedded: false } })).toThrow(
      'npm run mongo:download',
    );
  });

  it('refuses to choose between two databases', () => {
    expect(() => chooseEngine({ mongod, dataOf: { mongod: true, embedded: true } })).toThrow('two databases');
  });
});
