import { describe, expect, it } from 'vitest';
import { planRenames, type Renaming } from './rename-many.js';

const FILES = ['Hero_v1.MP4', 'hero_v1_hero.mp4', 'teaser.mov'].map((fileName, index) => ({
  id: String(index),
  fileName,
  programName: 'Holiday Boost',
}));
const names = (how: Renaming) => planRenames(FILES, how).map(({ to }) => to);

describe('find and replace', () => {
  it('replaces every occurrence before the extension, with or without case', () => {
    const how = { kind: 'replace', find: 'hero', replace: 'lead' } as const;
    expect(names({ ...how, matchCase: false })).toEqual(['lead_v1.MP4', 'lead_v1_lead.mp4', 'teaser.mov']);
    expect(names({ ...how, matchCase: true })).toEqual(['Hero_v1.MP4', 'lead_v1_lead.mp4', 'teaser.mov']);
    expect(names({ kind: 'replace', find: 'mp4', replace: 'x', matchCase: false })).toEqual(
      FILES.map(({ fileName }) => fileName),
    );
  });

  it('takes what is typed as text, not as a pattern', () => {
    expect(names({ kind: 'replace', find: '.', replace: '$&', matchCase: false })[2]).toBe('teaser.mov');
    expect(names({ kind: 'replace', find: 'teaser', replace: '$&$1', matchCase: false })[2]).toBe('$&$1.mov');
    expect(names({ kind: 'replace', find: '', replace: 'x', matchCase: false })[2]).toBe('teaser.mov');
  });

  it('says which names would not change and which cannot be', () => {
    const [first, , third] = planRenames(FILES, {
      kind: 'replace',
      find: 'Hero_v1',
      replace: 'a/b',
      matchCase: true,
    });
    expect(first).toMatchObject({ to: 'a/b.MP4', changed: true, problem: 'path_separator' });
    expect(third).toMatchObject({ changed: false, problem: undefined });
    expect(
      planRenames(FILES, { kind: 'replace', find: 'teaser', replace: ' ', matchCase: true })[2],
    ).toMatchObject({
      to: '.mov',
      problem: 'empty',
    });
  });
});

describe('a pattern', () => {
  it('numbers, keeps the old name, names the program and leaves the extension', () => {
    expect(names({ kind: 'pattern', pattern: '{program} {n:3} {name}', start: 9 })).toEqual([
      'Holiday Boost 009 Hero_v1.MP4',
      'Holiday Boost 010 hero_v1_hero.mp4',
      'Holiday Boost 011 teaser.mov',
    ]);
    expect(names({ kind: 'pattern', pattern: '{n}{other}', start: 1 })[0]).toBe('1{other}.MP4');
  });
});
