import { describe, expect, it } from 'vitest';
import { stripBlocks, summarise } from './batch-summary.ts';
import { aHeldFile, anEntry, aSendingEntry } from './entry.fixtures.ts';

const batch = () => [
  anEntry({ state: 'uploaded', size: 400 }),
  aSendingEntry({ size: 800 }, { offset: 500, bytesPerSecond: 50 }),
  aSendingEntry({ size: 300 }, { phase: 'waiting' }),
  anEntry({ size: 500, uploadOffset: 300 }),
  anEntry({ size: 200, heldBack: true }),
  anEntry(undefined, { held: aHeldFile('notes.pdf'), refusal: { kind: 'no_video', format: 'pdf' } }),
];

describe('summarise', () => {
  it('counts what is part of the batch, and apart what Submit takes', () => {
    const summary = summarise(batch());
    expect(summary).toMatchObject({ files: 5, bytes: 2200, taken: 4, takenBytes: 2000, arrived: 1 });
    expect(summary.counts).toEqual({
      uploaded: 1,
      uploading: 1,
      waiting: 1,
      needsFile: 1,
      alreadyTagged: 1,
      notAdded: 1,
    });
  });

  it('leaves bytes that need a file out of what is still sent by itself', () => {
    expect(summarise(batch())).toMatchObject({ arrivedBytes: 1200, bytesToSend: 600, bytesPerSecond: 50 });
  });

  it('counts what was decided', () => {
    const states = ['tagged', 'duplicate', 'rejected', 'failed', 'tagging'] as const;
    expect(summarise(states.map((state) => anEntry({ state })))).toMatchObject({ taken: 5, decided: 4 });
  });
});

describe('stripBlocks', () => {
  it('draws one block a file, without what was not added', () => {
    expect(stripBlocks(batch()).map((block) => [block.group, block.bytes, block.share])).toEqual([
      ['uploaded', 400, 1],
      ['uploading', 800, 0.625],
      ['waiting', 300, 0],
      ['needsFile', 500, 0.6],
      ['alreadyTagged', 200, 0],
    ]);
  });

  it('draws one block a state above 120 files', () => {
    const many = Array.from({ length: 121 }, (_, index) =>
      anEntry({ state: index < 100 ? 'tagged' : 'failed' }),
    );
    expect(stripBlocks(many).map((block) => [block.group, block.bytes])).toEqual([
      ['tagged', 100_000],
      ['failed', 21_000],
    ]);
  });
});
