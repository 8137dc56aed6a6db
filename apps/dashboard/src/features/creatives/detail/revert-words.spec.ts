import { describe, expect, it } from 'vitest';
import { revertible } from './revert-words.ts';

const now = { fileName: 'b.mp4', programId: 'p2' };

describe('what an event can put back', () => {
  it('is what its edit changed', () =>
    expect(revertible({ action: 'creative.edited', before: { fileName: 'a.mp4' } }, now)).toEqual([
      'fileName',
    ]));
  it('is the same for an edit that put something back itself', () =>
    expect(
      revertible({ action: 'creative.reverted', before: { fileName: 'a.mp4', programId: 'p1' } }, now),
    ).toEqual(['fileName', 'programId']));
  it('is nothing when it stands as it was', () =>
    expect(revertible({ action: 'creative.edited', before: { fileName: 'b.mp4' } }, now)).toEqual([]));
  it('is nothing in an event that edited nothing', () =>
    expect(revertible({ action: 'creative.tagged', before: { fileName: 'a.mp4' } }, now)).toEqual([]));
});
