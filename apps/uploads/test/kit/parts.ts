import { expect } from 'vitest';
import { creativeNow, uploadNow } from './files.js';
import type { Person } from './people.js';
import { create, offsetOf, patch, type Answer } from './tus.js';
import type { World } from './world.js';

/** Makes an empty part. @returns the answer, and where the part is */
export const createPart = async (
  url: string,
  person: Person,
  creativeId: string,
  length: number,
  headers = {},
) => {
  const answer = await create(url, person, creativeId, {
    'upload-concat': 'partial',
    'upload-length': String(length),
    ...headers,
  });
  return { answer, at: new URL(answer.headers.location ?? '', url).href };
};

/** Sends each slice as a part of its own, all at once. @returns their addresses, in order */
export const sendParts = (url: string, person: Person, creativeId: string, slices: Buffer[]) =>
  Promise.all(
    slices.map(async (slice) => {
      const { at } = await createPart(url, person, creativeId, slice.length);
      const sent = await patch(at, person, 0, slice);
      if (offsetOf(sent) !== slice.length) throw new Error(`a part was answered ${sent.status}`);
      return new URL(at).pathname;
    }),
  );

export const joinParts = (
  url: string,
  person: Person,
  creativeId: string,
  addresses: string[],
  headers = {},
): Promise<Answer> =>
  create(url, person, creativeId, { 'upload-concat': `final;${addresses.join(' ')}`, ...headers });

export const expectNotJoined = async (world: World, creativeId: string): Promise<void> => {
  const upload = await uploadNow(world, creativeId);
  expect(upload).toMatchObject({ state: 'open', offset: 0 });
  expect(upload.concat).toBeUndefined();
  expect((await creativeNow(world, creativeId)).state).toBe('uploading');
};
