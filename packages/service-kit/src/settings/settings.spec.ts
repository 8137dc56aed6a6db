import { describe, expect, it } from 'vitest';
import { baseSettings, readSettings, SettingsError } from './settings.js';

const whole = {
  MONGO_URL: 'mongodb://127.0.0.1:27017/smarttag',
  REDIS_URL: 'redis://127.0.0.1:6379',
  PORT: '4001',
  STORAGE_DIR: '/data/files',
};

describe('readSettings', () => {
  it('lists every fault at once, each with its variable', () => {
    const read = () => readSettings(baseSettings, { ...whole, MONGO_URL: 'postgres://x', PORT: '99999' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/MONGO_URL.*\n.*PORT/);
  });

  it('takes an empty variable for one that nobody set', () => {
    expect(readSettings(baseSettings, { ...whole, HOST: '' }).HOST).toBe('127.0.0.1');
  });

  it('turns numbers from text', () => {
    expect(readSettings(baseSettings, whole).PORT).toBe(4001);
  });
});
