import { describe, expect, it } from 'vitest';
import { aHeldFile, anEntry, aSendingEntry } from './entry.fixtures.ts';
import { matchFile } from './match-file.ts';

const needing = (fileName: string, over = {}) => anEntry({ fileName, ...over });

describe('matchFile', () => {
  it('takes a file to the row that needs it, by size and content', () => {
    const entry = needing('a.mp4');
    expect(matchFile([needing('b.mp4'), entry], aHeldFile('a.mp4'))).toEqual({ kind: 'resumes', entry });
  });

  it('knows a file that was renamed or came from another folder', () => {
    const entry = needing('a.mp4', { relativePath: 'spring/a.mp4' });
    const picked = aHeldFile('a (copy).mp4', {
      contentHint: 'hint of a.mp4',
      relativePath: 'other/a (copy).mp4',
    });
    expect(matchFile([entry], picked)).toEqual({ kind: 'resumes', entry });
  });

  it('prefers the row of the same name among rows of the same bytes', () => {
    const twin = needing('a.mp4', { contentHint: 'same' });
    const entry = needing('b.mp4', { contentHint: 'same' });
    const picked = aHeldFile('b.mp4', { contentHint: 'same' });
    expect(matchFile([twin, entry], picked)).toEqual({ kind: 'resumes', entry });
  });

  it('adds nothing when the very same file is here already', () => {
    const entry = aSendingEntry({ fileName: 'a.mp4' });
    expect(matchFile([entry], aHeldFile('a.mp4'))).toEqual({ kind: 'same', entry });
    const uploaded = anEntry({ fileName: 'a.mp4', state: 'uploaded', relativePath: 'spring/a.mp4' });
    expect(matchFile([uploaded], aHeldFile('a.mp4'))).toEqual({ kind: 'same', entry: uploaded });
  });

  it('knows the very same file before it is declared, and the one that is still read from none', () => {
    const declaring = anEntry(undefined, { held: aHeldFile('a.mp4'), checking: true });
    const reading = anEntry(undefined, {
      held: aHeldFile('a.mp4', { contentHint: undefined }),
      checking: true,
    });
    expect(matchFile([reading, declaring], aHeldFile('a.mp4'))).toEqual({ kind: 'same', entry: declaring });
    expect(matchFile([reading], aHeldFile('a.mp4')).kind).toBe('new');
  });

  it('knows a file whose name was made safe to show', () => {
    const given = { contentHint: 'same' };
    const entry = aSendingEntry({ fileName: 'v7.mov', ...given });
    expect(matchFile([entry], aHeldFile('C:\\cut\\v7.mov', given)).kind).toBe('same');
    const decomposed = needing('été.mp4', given);
    expect(
      matchFile([needing('other.mp4', given), decomposed], aHeldFile('e\u0301te\u0301.mp4', given)),
    ).toEqual({
      kind: 'resumes',
      entry: decomposed,
    });
  });

  it('takes the same bytes under another name or path for another file', () => {
    const entry = aSendingEntry({ fileName: 'a.mp4', relativePath: 'x/a.mp4' });
    expect(matchFile([entry], aHeldFile('b.mp4', { contentHint: 'hint of a.mp4' })).kind).toBe('new');
    expect(matchFile([entry], aHeldFile('a.mp4', { relativePath: 'y/a.mp4' })).kind).toBe('new');
  });

  it('says when a file of the same name has other content', () => {
    const entry = needing('a.mp4');
    const picked = aHeldFile('a.mp4', { contentHint: 'changed since' });
    expect(matchFile([entry], picked)).toEqual({ kind: 'different', entry });
  });

  it('takes the row whose own Select was pressed for the one that was meant', () => {
    const entry = needing('a.mp4');
    expect(matchFile([entry], aHeldFile('z.mp4'), entry)).toEqual({ kind: 'different', entry });
    const other = needing('z.mp4');
    expect(matchFile([entry, other], aHeldFile('z.mp4'), entry)).toEqual({ kind: 'resumes', entry: other });
  });

  it('does not bring back what was removed, and sends nothing for what is held back', () => {
    const removed = anEntry({ fileName: 'a.mp4', state: 'cancelled' });
    expect(matchFile([removed], aHeldFile('a.mp4')).kind).toBe('new');
    const heldBack = anEntry({ fileName: 'a.mp4', heldBack: true });
    expect(matchFile([heldBack], aHeldFile('a.mp4')).kind).toBe('same');
  });

  it('takes back a row that another page sends', () => {
    const entry = aSendingEntry({ fileName: 'a.mp4' }, { phase: 'stopped', fault: 'elsewhere' });
    expect(matchFile([entry], aHeldFile('a.mp4'))).toEqual({ kind: 'resumes', entry });
  });

  it('resumes a row whose file went away from the disk', () => {
    const entry = aSendingEntry({ fileName: 'a.mp4' }, { phase: 'stopped', fault: 'unreadable' });
    expect(matchFile([entry], aHeldFile('a.mp4'))).toEqual({ kind: 'resumes', entry });
  });
});
