import { describe, expect, it } from 'vitest';
import { summarise, type BatchSummary } from './batch/batch-summary.ts';
import { heardOf, spoken } from './speech.ts';

const summary = (over: Partial<BatchSummary>): BatchSummary => ({
  ...summarise([]),
  taken: 8,
  takenBytes: 800,
  ...over,
});
const quiet = summary({});

describe('spoken', () => {
  it('speaks at the start, at each quarter and at the end', () => {
    const started = summary({ counts: { uploading: 3, waiting: 5 } });
    expect(spoken(heardOf(quiet), started)).toBe('Uploading 8 files');
    const half = summary({ ...started, arrivedBytes: 410 });
    expect(spoken(heardOf(started), half)).toBe('50\u00a0% uploaded');
    expect(spoken(heardOf(half), summary({ ...half, arrivedBytes: 590 }))).toBeUndefined();
    expect(spoken(heardOf(half), summary({ arrivedBytes: 800, arrived: 8 }))).toBe('All 8 files arrived');
  });

  it('speaks once after tagging', () => {
    const arrived = summary({ arrivedBytes: 800, arrived: 8 });
    const counts = { tagged: 5, duplicate: 2, rejected: 1 };
    const decided = summary({ ...arrived, decided: 8, counts });
    expect(spoken(heardOf(arrived), decided)).toBe('5 tagged, 2 duplicates, 1 rejected');
    expect(spoken(heardOf(decided), decided)).toBeUndefined();
  });
});
