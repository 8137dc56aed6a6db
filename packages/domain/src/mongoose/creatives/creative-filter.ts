import type { CreativeState } from '../../contracts/creative.contract.js';
import type { InstantRange } from '../../rules/local-days.js';
import type { ReadScope } from '../../rules/scopes.js';
import { anyOf, partnersWithin } from '../scope-filter.js';

export interface CreativeSearch {
  /** Folded words, all of which stand in the file name. */
  words: string[];
  /** Programs whose name the query matches. */
  programIds: string[];
  /** Business Centers whose ID begins with the query. */
  businessCenterIds: string[];
}

export interface CreativeFilter {
  range: InstantRange;
  dateBy: 'tagging' | 'upload';
  search?: CreativeSearch;
  programId?: string[];
  businessCenterId?: string[];
  state?: CreativeState[];
  format?: string[];
  uploaderId?: string[];
  partnerId?: string[];
}

export type DateField = 'taggingDate' | 'uploadedAt';

export const dateField = (filter: CreativeFilter): DateField =>
  filter.dateBy === 'upload' ? 'uploadedAt' : 'taggingDate';

export const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every word of the query somewhere in the name, in any order. */
export const wordsIn = (field: string, words: string[]) => ({
  $and: words.map((word) => ({ [field]: { $regex: escapeRegExp(word) } })),
});

/** All but the search and the date: those are the streams'. Only what Submit has reached is listed. */
export const creativeFilter = (scope: ReadScope, filter: CreativeFilter): Record<string, unknown> => ({
  ...partnersWithin(scope, filter.partnerId),
  ...anyOf('state', filter.state),
  ...anyOf('programId', filter.programId),
  ...anyOf('businessCenterId', filter.businessCenterId),
  ...anyOf('format', filter.format),
  ...anyOf('uploaderId', filter.uploaderId),
  ...(filter.dateBy === 'upload' && { submittedAt: { $gt: new Date(0) } }),
});
