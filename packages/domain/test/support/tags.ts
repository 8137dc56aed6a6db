import { makeTagId, type Tag } from '../../src/index.js';
import { aTaggingRecord } from '../../src/testing/index.js';

/** What a Tag states, but for its ID. */
export const statementOf = (sha256: string, over: Partial<Tag> = {}): Omit<Tag, 'tagId'> => {
  const {
    outcome: _o,
    tagId: _t,
    decidedAt,
    uploadedAt: _u,
    submittedAt: _s,
    hasPoster: _h,
    ...names
  } = aTaggingRecord({ sha256 });
  return { ...names, at: decidedAt, ...over };
};

/** One for each number up to 1,023. */
export const tagIdOf = (n: number) => makeTagId(Uint8Array.of(0, 0, 0, 0, 0, 0, n >> 5, n % 32));
