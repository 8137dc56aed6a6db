import { CREATIVE_STATES } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { aHeldFile, anEntry, aSendingEntry } from './entry.fixtures.ts';
import { bytesHere, progressLine, rowStatus } from './row-status.ts';

describe('rowStatus', () => {
  it('knows every state of a creative', () => {
    const known = CREATIVE_STATES.map((state) => rowStatus(anEntry({ state })));
    expect(known).toEqual([
      'needsFile',
      'uploaded',
      'cancelled',
      'expired',
      'tagging',
      'tagged',
      'duplicate',
      'rejected',
      'failed',
    ]);
  });

  it.each([
    [{ phase: 'waiting' }, 'waiting'],
    [{ phase: 'sending' }, 'uploading'],
    [{ phase: 'paused' }, 'paused'],
    [{ phase: 'resting', fault: 'line' }, 'noConnection'],
    [{ phase: 'resting', fault: 'busy' }, 'resting'],
    [{ phase: 'arrived' }, 'uploaded'],
    [{ phase: 'stopped', fault: 'unreadable' }, 'needsFile'],
  ] as const)('shows a transfer %o as %s', (transfer, status) => {
    expect(rowStatus(aSendingEntry({}, transfer))).toBe(status);
  });

  it('shows what happens before a file is declared', () => {
    expect(rowStatus(anEntry(undefined, { held: aHeldFile('a.mp4'), checking: true }))).toBe('checking');
    expect(rowStatus(anEntry(undefined, { refusal: { kind: 'empty' } }))).toBe('notAdded');
  });

  it('shows what is held back, and what was picked for it but differs', () => {
    expect(rowStatus(anEntry({ heldBack: true }))).toBe('alreadyTagged');
    expect(rowStatus(anEntry({}, { different: aHeldFile('a.mp4') }))).toBe('differentFile');
    expect(rowStatus(anEntry({ state: 'uploaded', changedWhileUploading: true }))).toBe('changed');
  });
});

describe('bytesHere', () => {
  it('believes this browser before the hint of the list', () => {
    expect(bytesHere(aSendingEntry({ uploadOffset: 100 }, { offset: 300 }))).toBe(300);
    expect(bytesHere(anEntry({ uploadOffset: 100 }))).toBe(100);
    expect(bytesHere(anEntry({ state: 'tagging' }))).toBe(1000);
  });
});

describe('progressLine', () => {
  it('is solid while bytes move and dashed while they rest', () => {
    expect(progressLine('uploading')).toBe('moving');
    expect(progressLine('noConnection')).toBe('resting');
    expect(progressLine('uploaded')).toBeUndefined();
  });
});
