import { DEFAULT_SETTINGS } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { t } from '../../../locales/i18n.ts';
import { anEntry } from './entry.fixtures.ts';
import { guidanceOf } from './guidance.ts';

const { guidance } = DEFAULT_SETTINGS;

const read = (facts: { durationSeconds?: number; width?: number; height?: number }, fileName = 'a.mp4') => {
  const missed = guidanceOf(anEntry({ fileName }, { facts }), guidance);
  return missed && [t(missed.title), t(missed.sentence.key, missed.sentence.values)];
};

describe('guidanceOf', () => {
  it('says nothing of what fits, or is not known', () => {
    expect(read({ durationSeconds: 15, width: 1080, height: 1920 })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });

  it('warns of a film that runs too long, and lets it be tagged', () => {
    expect(read({ durationSeconds: 124, width: 320, height: 180 })).toEqual([
      'Longer than in-feed ads',
      'Runs 2:04; in-feed ads run 5 to 60 seconds. It can be tagged all the same.',
    ]);
  });

  it('warns of a small picture and of another format', () => {
    expect(read({ width: 320, height: 180 })?.[0]).toBe('Smaller than in-feed ads');
    expect(read({}, 'a.webm')?.[0]).toBe('Not an in-feed format');
  });
});
