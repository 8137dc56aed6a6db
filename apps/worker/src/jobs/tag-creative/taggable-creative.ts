import type { Creative } from '@smarttag/domain';

const NEEDED = ['uploadedAt', 'submittedAt', 'businessCenterId', 'programId'] as const;

/** A creative that both Submit and its last byte have reached. */
export type TaggableCreative = Creative & Required<Pick<Creative, (typeof NEEDED)[number]>>;

const isTaggable = (creative: Creative): creative is TaggableCreative =>
  NEEDED.every((field) => creative[field] !== undefined);

/** @throws Error when a field is missing that every submitted and uploaded creative has */
export const requireTaggable = (creative: Creative): TaggableCreative => {
  if (!isTaggable(creative)) throw new Error(`Creative ${creative.id} lacks what Submit writes.`);
  return creative;
};
