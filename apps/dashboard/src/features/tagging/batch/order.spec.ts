import { describe, expect, it } from 'vitest';
import { anEntry, aSendingEntry } from './entry.fixtures.ts';
import { canMove, movedTo, neighbourOf } from './order.ts';

const sending = aSendingEntry({ fileName: 'a' });
const [b, c, d] = ['b', 'c', 'd'].map((fileName) => aSendingEntry({ fileName }, { phase: 'waiting' }));
const arrived = anEntry({ fileName: 'e', state: 'uploaded' });
const rows = [sending, b!, arrived, c!, d!];
const names = (entries: readonly (typeof sending)[]) =>
  entries.map((entry) => entry.creative!.fileName).join('');

describe('the order of a batch', () => {
  it('lets only what waits be moved', () => expect(rows.filter(canMove)).toEqual([b, c, d]));

  it('puts a row in the place of another, from below and from above', () => {
    expect(names(movedTo(rows, d!, b!))).toBe('adbec');
    expect(names(movedTo(rows, b!, d!))).toBe('aecdb');
  });

  it('steps over what does not wait, and not over the ends', () => {
    expect(neighbourOf(rows, b!, 1)).toBe(c);
    expect(neighbourOf(rows, c!, -1)).toBe(b);
    expect(neighbourOf(rows, b!, -1)).toBeUndefined();
    expect(neighbourOf(rows, d!, 1)).toBeUndefined();
  });
});
