import { describe, expect, it } from 'vitest';
import { atTagging } from './at-tagging.ts';

const record = { fileName: 'hero_v4.mp4', programId: 'p1', programName: 'Holiday Boost 2026' };

describe('what it was at tagging', () => {
  it('is told only where it differs', () => {
    expect(atTagging({ fileName: 'hero_v4.mp4', programId: 'p1' }, record)).toEqual({});
    expect(atTagging({ fileName: 'hero_v5.mp4', programId: 'p1' }, record)).toEqual({
      fileName: 'hero_v4.mp4',
    });
    expect(atTagging({ fileName: 'hero_v4.mp4', programId: 'p2' }, record)).toEqual({
      program: 'Holiday Boost 2026',
    });
  });

  it('is nothing before a decision', () => {
    expect(atTagging({ fileName: 'hero_v4.mp4', programId: 'p1' }, undefined)).toEqual({});
  });
});
