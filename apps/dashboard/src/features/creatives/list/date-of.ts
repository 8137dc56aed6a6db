import type { CreativeFilters, CreativeView } from '@smarttag/domain';

export const DATES = ['tagging', 'upload'] as const satisfies CreativeFilters['dateBy'][];
export type DateBy = (typeof DATES)[number];

/** The moment a list is ordered by: the decision, or the submission while there is none; or the last byte. */
export const dateOf = (
  { decidedAt, submittedAt, uploadedAt, createdAt }: CreativeView,
  dateBy: DateBy,
): string => (dateBy === 'upload' ? uploadedAt : (decidedAt ?? submittedAt)) ?? createdAt;
