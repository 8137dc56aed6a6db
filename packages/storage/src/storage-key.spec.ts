import { describe, expect, it } from 'vitest';

import { InvalidStorageKeyError } from './errors.js';
import { originalKey, parseStorageKey, posterKey, spriteKey, storageKeyParts } from './storage-key.js';

const id = '01935b1c-7d2a-7abc-8def-0123456789ab';

describe('storage keys', () => {
  it('names the original, its parts and its pictures', () => {
    expect(originalKey(id)).toBe(`originals/${id}`);
    expect(originalKey(id, 0)).toBe(`originals/${id}.0`);
    expect(originalKey(id, 12)).toBe(`originals/${id}.12`);
    expect(posterKey(id)).toBe(`posters/${id}.webp`);
    expect(posterKey(id, 'jpeg')).toBe(`posters/${id}.jpeg`);
    expect(spriteKey(id)).toBe(`sprites/${id}.webp`);
  });

  it('takes a key apart', () => {
    expect(storageKeyParts(originalKey(id, 3))).toEqual({ folder: 'originals', id, suffix: '.3' });
    expect(storageKeyParts(originalKey(id))).toEqual({ folder: 'originals', id, suffix: '' });
    expect(storageKeyParts(posterKey(id))).toEqual({ folder: 'posters', id, suffix: '.webp' });
  });

  it.each([
    '',
    id,
    `/originals/${id}`,
    `originals/${id}/`,
    `originals/../${id}`,
    `originals/..`,
    `originals/${id}.01`,
    `originals/${id}.-1`,
    `originals/${id}.1.2`,
    `originals/${id}.webp`,
    `originals/${id}\n`,
    `originals/${id}\0`,
    `originals/${id.toUpperCase()}`,
    `originals/%2e%2e/${id}`,
    `originals\\${id}`,
    `posters/${id}`,
    `posters/${id}.webp/../../x`,
    `posters/${id}.exe`,
    `tmp/${id}`,
  ])('refuses %j', (text) => {
    expect(() => parseStorageKey(text)).toThrow(InvalidStorageKeyError);
  });

  it.each([-1, 1.5, Number.NaN, 100_000, 1e21])('refuses part %d', (part) => {
    expect(() => originalKey(id, part)).toThrow(InvalidStorageKeyError);
  });

  it('does not repeat what it refused', () => {
    expect(() => originalKey('../../etc/passwd')).toThrow('not a storage key');
  });
});
