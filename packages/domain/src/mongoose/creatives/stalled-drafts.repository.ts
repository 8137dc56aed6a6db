import type { Model } from 'mongoose';
import type { ReadScope } from '../../rules/scopes.js';
import { within } from '../scope-filter.js';
import type { StoredCreative } from './creative.schema.js';

export interface StalledDraft {
  _id: string;
  partnerId: string;
  uploaderId: string;
  files: number;
  expiresAt: Date;
}

/** Drafts with files whose last byte is so long ago that they end before `end`, the first to end first. */
export const listStalled = (
  model: Model<StoredCreative>,
  scope: ReadScope,
  end: Date,
  limit: number,
): Promise<StalledDraft[]> =>
  model.aggregate<StalledDraft>([
    {
      $match: {
        ...within(scope),
        state: { $in: ['uploading', 'uploaded'] },
        expiresAt: { $gt: new Date(0), $lte: end },
      },
    },
    {
      $group: {
        _id: '$submissionId',
        partnerId: { $first: '$partnerId' },
        uploaderId: { $first: '$uploaderId' },
        files: { $sum: 1 },
        expiresAt: { $min: '$expiresAt' },
      },
    },
    { $sort: { expiresAt: 1 } },
    { $limit: limit },
  ]);
