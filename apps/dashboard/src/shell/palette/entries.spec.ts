import { describe, expect, it } from 'vitest';
import { inSections, matching, type Entry } from './entries.ts';

const entry = (label: string, section: Entry['section']): Entry => ({
  id: label,
  label,
  section,
  icon: 'film',
});
const history = entry('Tagging History', 'pages');
const dark = entry('Use the dark theme', 'actions');
const hero = entry('hero_v4.mp4', 'creatives');

describe('what the palette offers', () => {
  it('holds every word that was typed, in any order', () =>
    expect(matching([history, dark], 'hist TAG')).toEqual([history]));
  it('is everything before a word is typed', () => expect(matching([history, dark], '')).toHaveLength(2));
  it('comes by section and is counted through', () =>
    expect(inSections([dark, history, hero])).toEqual([
      { section: 'creatives', entries: [{ entry: hero, index: 0 }] },
      { section: 'pages', entries: [{ entry: history, index: 1 }] },
      { section: 'actions', entries: [{ entry: dark, index: 2 }] },
    ]));
});
