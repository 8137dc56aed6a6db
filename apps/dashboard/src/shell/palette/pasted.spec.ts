import { makeTagId } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { readPasted } from './pasted.ts';

const tagId = makeTagId(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
const sha256 = 'ab'.repeat(32);

describe('what is pasted into the palette', () => {
  it('is a tag ID, in any case', () =>
    expect(readPasted(` ${tagId.toLowerCase()} `)).toEqual({ kind: 'tagId', tagId }));
  it('is no tag ID when its check character is wrong', () => {
    const other = tagId.at(-1) === 'Z' ? 'Y' : 'Z';
    expect(readPasted(tagId.slice(0, -1) + other)).toBeUndefined();
  });
  it('is bytes by their SHA-256', () =>
    expect(readPasted(sha256.toUpperCase())).toEqual({ kind: 'sha256', sha256 }));
  it('is a Business Center ID, with the spaces people paste', () =>
    expect(readPasted('7398 8884 7850 8941 313')).toEqual({
      kind: 'businessCenter',
      digits: '7398888478508941313',
    }));
  it('is words otherwise', () => expect(readPasted('holiday v4')).toBeUndefined());
});
