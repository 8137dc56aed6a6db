import { CREATIVE_STATES } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { FIGURES, figuresOf, isChosen } from './figures.ts';

describe('the figures of the summary line', () => {
  it('count every state exactly once, so that they add up to all creatives', () => {
    expect(Object.values(FIGURES).flat().sort()).toEqual([...CREATIVE_STATES].sort());
  });

  it('add the states that ask for the same thing', () => {
    const byState = { tagged: 287, duplicate: 14, rejected: 5, failed: 2, tagging: 1, uploading: 3 };
    expect(figuresOf({ byState }).map(({ figure, count }) => [figure, count])).toEqual([
      ['tagged', 287],
      ['duplicates', 14],
      ['needYou', 7],
      ['onTheWay', 4],
    ]);
  });

  it('say nothing of what needs nobody, but never hide that nothing is tagged', () => {
    expect(figuresOf({ byState: {} }).map(({ figure }) => figure)).toEqual(['tagged', 'duplicates']);
  });
});

describe('a chosen figure', () => {
  it('is the one whose states are filtered by, all of them and no others', () => {
    expect(isChosen(['rejected', 'failed'], ['failed', 'rejected'])).toBe(true);
    expect(isChosen(['rejected', 'failed'], ['failed'])).toBe(false);
    expect(isChosen(['failed'], ['failed', 'tagged'])).toBe(false);
  });
});
