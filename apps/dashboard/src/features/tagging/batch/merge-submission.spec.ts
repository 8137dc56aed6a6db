import { describe, expect, it } from 'vitest';
import { aCreativeView, aHeldFile, anEntry } from './entry.fixtures.ts';
import { mergeCreatives } from './merge-submission.ts';

const merge = (entries: ReturnType<typeof anEntry>[], creatives: ReturnType<typeof aCreativeView>[]) =>
  mergeCreatives(entries, creatives, (creative) => ({ key: creative.id, creative }));

describe('mergeCreatives', () => {
  it('keeps the place of a row and the file this browser holds for it', () => {
    const first = anEntry({ id: 'a' }, { held: aHeldFile('a.mp4') });
    const second = anEntry({ id: 'b' });
    const merged = merge(
      [first, second],
      [aCreativeView({ id: 'b' }), aCreativeView({ id: 'a', state: 'uploaded' })],
    );
    expect(merged).toEqual([first, second]);
    expect(first.creative?.state).toBe('uploaded');
    expect(first.held).toBeDefined();
  });

  it('adds what another tab declared, at the end', () => {
    const here = anEntry({ id: 'a' });
    const merged = merge([here], [aCreativeView({ id: 'a' }), aCreativeView({ id: 'b' })]);
    expect(merged.map((entry) => entry.creative?.id)).toEqual(['a', 'b']);
  });

  it('takes what is listed no more for removed, and keeps its place for Undo', () => {
    const entry = anEntry({ id: 'a' });
    expect(merge([entry], [])).toEqual([entry]);
    expect(entry.creative?.state).toBe('cancelled');
  });

  it('does not touch rows that did not change, nor those that are only here', () => {
    const creative = aCreativeView({ id: 'a' });
    const entry = anEntry(undefined, { creative });
    const local = anEntry(undefined, { checking: true });
    merge([entry, local], [{ ...creative }]);
    expect(entry.creative).toBe(creative);
    expect(local.creative).toBeUndefined();
  });
});
