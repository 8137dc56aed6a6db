import { aTaggingRecord } from '@smarttag/domain/testing';
import { describe, expect, it } from 'vitest';
import { todayOf } from './today.js';

const NOON = Date.UTC(2026, 10, 18, 12);
const decidedAfter = (seconds: number, over: Parameters<typeof aTaggingRecord>[0] = {}) =>
  aTaggingRecord({
    uploadedAt: new Date(NOON - 60_000),
    submittedAt: new Date(NOON),
    decidedAt: new Date(NOON + seconds * 1_000),
    ...over,
  });

describe('the day so far', () => {
  it('counts decisions, and times them from the later of last byte and Submit', () => {
    const records = [decidedAfter(2), decidedAfter(4, { outcome: 'duplicate' }), decidedAfter(9)];
    expect(todayOf(records, 10)).toEqual({
      tagged: 2,
      duplicates: 1,
      rejected: 0,
      medianMs: 4_000,
      p95Ms: 9_000,
      exceeded: false,
    });
    const late = decidedAfter(0, { uploadedAt: new Date(NOON + 5_000), decidedAt: new Date(NOON + 6_000) });
    expect(todayOf([late], 10).medianMs).toBe(1_000);
  });

  it('has no time to tell of while nothing was decided, and says when it saw only the newest', () => {
    expect(todayOf([], 10).medianMs).toBeUndefined();
    expect(todayOf([decidedAfter(1), decidedAfter(2)], 2).exceeded).toBe(true);
  });
});
