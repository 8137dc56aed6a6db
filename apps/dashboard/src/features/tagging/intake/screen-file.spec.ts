import { DEFAULT_SETTINGS } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { screenDuration, screenFile } from './screen-file.ts';

const { limits } = DEFAULT_SETTINGS;
const file = (name: string, size: number, type = 'video/mp4') => ({ name, size, type });

describe('screenFile', () => {
  it('lets a video pass', () => {
    expect(screenFile(file('a.mp4', 1), 0, limits)).toBeUndefined();
  });

  it('refuses what has no byte, more bytes than the limit, or is plainly something else', () => {
    expect(screenFile(file('a.mp4', 0), 0, limits)).toEqual({ kind: 'empty' });
    expect(screenFile(file('a.mp4', 31e9), 0, limits)).toEqual({ kind: 'too_large', maxBytes: 20e9 });
    expect(screenFile(file('notes.pdf', 84e3, 'application/pdf'), 0, limits)).toEqual({
      kind: 'no_video',
      format: 'pdf',
    });
  });

  it('leaves to the worker what only a name or only a type calls something else', () => {
    expect(screenFile(file('notes.pdf', 1, ''), 0, limits)).toBeUndefined();
    expect(screenFile(file('clip.mov', 1, 'text/plain'), 0, limits)).toBeUndefined();
  });

  it('refuses what runs longer than the limit, where the browser can tell', () => {
    expect(screenDuration(limits.maxSeconds + 1, limits)).toMatchObject({ kind: 'too_long' });
    expect(screenDuration(limits.maxSeconds, limits)).toBeUndefined();
    expect(screenDuration(undefined, limits)).toBeUndefined();
  });

  it('refuses one file more than a batch holds', () => {
    expect(screenFile(file('a.mp4', 1), 999, limits)).toBeUndefined();
    expect(screenFile(file('a.mp4', 1), 1000, limits)).toEqual({ kind: 'too_many', maxFiles: 1000 });
  });
});
