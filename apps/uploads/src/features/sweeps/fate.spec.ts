import { aCreative, anUpload } from '@smarttag/domain/testing';
import { describe, expect, it } from 'vitest';
import { fateOf } from './fate.js';

const DAY = 86_400_000;
const NOW = new Date('2026-11-23T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const fate = (creative: Parameters<typeof aCreative>[0], upload: Parameters<typeof anUpload>[0] = {}) =>
  fateOf({ creative: aCreative(creative), upload: anUpload(upload) }, NOW, 7 * DAY);

describe('what a sweep does with an upload', () => {
  it('leaves a running one alone, whatever else is true', () => {
    const lease = { owner: 'somebody', until: new Date(NOW.getTime() + 1) };
    expect(fate({ state: 'expired' }, { lease })).toBe('wait');
  });

  it('looks after one whose process died with the lease', () => {
    expect(fate({ state: 'uploading' }, { lease: { owner: 'dead', until: ago(1) } })).toBe('save');
  });

  it('finishes one that died between the last byte and the end', () => {
    expect(fate({ state: 'uploading' }, { state: 'finished' })).toBe('finish');
  });

  it('removes a cancelled one only after undo is surely refused', () => {
    expect(fate({ state: 'cancelled', expiresAt: ago(0) })).toBe('wait');
    expect(fate({ state: 'cancelled', expiresAt: ago(60_000) })).toBe('remove');
  });

  it('expires a draft so long after its last byte, not after its declaration', () => {
    const old = { createdAt: ago(20 * DAY) };
    const creative = { state: 'uploading' as const, expiresAt: ago(6 * DAY) };
    expect(fate(creative, old)).toBe('expire');
    expect(fate(creative, { ...old, lastByteAt: ago(13 * DAY) })).toBe('wait');
    expect(fate({ ...creative, state: 'uploaded' }, { ...old, state: 'finished' })).toBe('expire');
  });

  it('never expires what was submitted', () => {
    const old = { createdAt: ago(99 * DAY) };
    expect(fate({ state: 'uploading', submittedAt: ago(98 * DAY) }, old)).toBe('wait');
  });

  it('goes on joining parts, whether its process died or let go', () => {
    const concat = { parts: [0, 1], value: 'final;…' };
    expect(fate({ state: 'uploading' }, { concat })).toBe('join');
    expect(fate({ state: 'uploading' }, { concat, lease: { owner: 'dead', until: ago(1) } })).toBe('join');
    expect(fate({ state: 'uploaded' }, { concat, state: 'finished' })).toBe('wait');
  });

  it('keeps a part as long as its file has not all its bytes and may come back', () => {
    const part = { part: 0, state: 'finished' } as const;
    const dead = { owner: 'dead', until: ago(1) };
    expect(fate({ state: 'uploading', expiresAt: ago(DAY) }, part)).toBe('wait');
    expect(fate({ state: 'uploading' }, { ...part, lease: dead })).toBe('save');
    expect(fate({ state: 'cancelled', expiresAt: ago(0) }, part)).toBe('wait');
    expect(fate({ state: 'cancelled', expiresAt: ago(60_000) }, part)).toBe('remove');
    for (const state of ['uploaded', 'tagging', 'tagged', 'failed', 'expired'] as const)
      expect([state, fate({ state }, part)]).toEqual([state, 'remove']);
  });

  it.each(['duplicate', 'rejected'] as const)('removes what is %s a week after the decision', (state) => {
    expect(fate({ state, decidedAt: ago(7 * DAY - 1) })).toBe('wait');
    expect(fate({ state, decidedAt: ago(7 * DAY) })).toBe('remove');
  });

  it('keeps what is tagged, and what failed until somebody decides', () => {
    expect(fate({ state: 'tagged', decidedAt: ago(999 * DAY) })).toBe('keep');
    expect(fate({ state: 'failed' })).toBe('wait');
    expect(fate({ state: 'tagging' })).toBe('wait');
  });
});
