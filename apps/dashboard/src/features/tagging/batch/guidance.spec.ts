import { DEFAULT_SETTINGS } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { t } from '../../../locales/i18n.ts';
import type { BrowserFacts } from './entry.ts';
import { anEntry } from './entry.fixtures.ts';
import { guidanceOf } from './guidance.ts';

const { guidance } = DEFAULT_SETTINGS;

const read = (facts: BrowserFacts, fileName = 'a.mp4', given = guidance) => {
  const missed = guidanceOf(anEntry({ fileName }, { facts }), given);
  return missed && [t(missed.title), missed.sentence && t(missed.sentence.key, missed.sentence.values)];
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
    expect(read({ width: 320, height: 180 })).toEqual([
      'Smaller than in-feed ads',
      '320 × 180; in-feed ads have at least 540 × 960, 960 × 540 or 640 × 640. It can be tagged all the same.',
    ]);
    expect(read({}, 'a.webm')).toEqual([
      'Not an in-feed format',
      'In-feed ads are MP4, MOV, MPEG, 3GP or AVI. It can be tagged all the same.',
    ]);
  });

  it('says what the platform set, and not what was set when this was written', () => {
    const other = { ...guidance, formats: ['mp4'], minPictures: [{ width: 720, height: 1280 }] };
    expect(read({ width: 540, height: 960 }, 'a.mp4', other)?.[1]).toContain('at least 720 × 1280.');
    expect(read({}, 'a.mov', other)?.[1]).toContain('In-feed ads are MP4.');
  });

  it('says where the browser could not look inside, for nobody else would', () => {
    expect(read({ unseen: true })?.[0]).toBe('This browser cannot look inside; SmartTag will');
  });
});
