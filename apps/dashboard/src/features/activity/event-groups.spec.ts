import { HISTORY_ACTIONS } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { KINDS, KIND_ACTIONS, actionsOf } from './event-groups.ts';

describe('what the activity is filtered by', () => {
  it('has a kind for every action there is, and one only', () => {
    const all = KINDS.flatMap((kind): readonly string[] => KIND_ACTIONS[kind]);
    expect([...all].sort()).toEqual([...HISTORY_ACTIONS].sort());
  });
  it('is everything when nothing is chosen', () => expect(actionsOf('all', [])).toBeUndefined());
  it('is all that the chosen kinds hold', () =>
    expect(actionsOf('all', ['edits', 'views'])).toEqual([
      'creative.edited',
      'creative.reverted',
      'creative.viewed',
    ]));
  it('is what the view shows where no kind is chosen', () =>
    expect(actionsOf('access', [])).toContain('creative.viewed'));
});
