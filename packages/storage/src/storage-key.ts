import { InvalidStorageKeyError } from './errors.js';

declare const brand: unique symbol;

/** The name of a stored file, such as `originals/<uuid>`; made and checked only here, so it can never leave its root. */
export type StorageKey = string & { readonly [brand]: 'StorageKey' };

export type PosterFormat = 'webp' | 'jpeg';

/** A key taken apart: `folder/id` + `suffix`. */
export interface StorageKeyParts {
  folder: string;
  /** UUID in lower case. */
  id: string;
  /** `''`, `.3` (part of a parallel upload) or a file extension. */
  suffix: string;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const PATTERN = new RegExp(
  `^(?:(originals)/(${UUID})(|\\.(?:0|[1-9][0-9]{0,4}))|(posters|sprites)/(${UUID})(\\.webp|\\.jpeg))$`,
);

/** The uploaded bytes of a creative, or part `part` (from 0) of its parallel upload. */
export function originalKey(creativeId: string, part?: number): StorageKey {
  return parseStorageKey(`originals/${creativeId}${part === undefined ? '' : `.${part}`}`);
}

export function posterKey(creativeId: string, format: PosterFormat = 'webp'): StorageKey {
  return parseStorageKey(`posters/${creativeId}.${format}`);
}

export function spriteKey(creativeId: string, format: PosterFormat = 'webp'): StorageKey {
  return parseStorageKey(`sprites/${creativeId}.${format}`);
}

/**
 * Accepts a key that was kept elsewhere, in a database for instance.
 * @throws InvalidStorageKeyError
 */
export function parseStorageKey(text: string): StorageKey {
  storageKeyParts(text);
  return text as StorageKey;
}

/** @throws InvalidStorageKeyError */
export function storageKeyParts(key: string): StorageKeyParts {
  const match = PATTERN.exec(key);
  const [folder, id, suffix] = match ? match.slice(1).filter((part) => part !== undefined) : [];
  if (folder === undefined || id === undefined || suffix === undefined) throw new InvalidStorageKeyError();
  return { folder, id, suffix };
}
