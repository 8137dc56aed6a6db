import { z } from 'zod';
import { Id, Instant } from './common.contract.js';

/** The lists that remember a view. */
export const SAVED_VIEW_LISTS = [
  'creatives',
  'tagging_history',
  'activity',
  'submissions',
  'reports',
] as const;
export const SavedViewList = z.enum(SAVED_VIEW_LISTS);
export type SavedViewList = z.infer<typeof SavedViewList>;

/** `company`: every colleague sees it; for the platform's staff, all of them. */
export const SavedViewAudience = z.enum(['me', 'company']);
export type SavedViewAudience = z.infer<typeof SavedViewAudience>;

const name = z.string().trim().min(1).max(80);
/** The page's URL query without `?`: filters, sort, range and view. */
const query = z.string().max(4000);

export const SavedViewCreate = z.object({
  list: SavedViewList,
  name,
  query,
  audience: SavedViewAudience.default('me'),
});
export type SavedViewCreate = z.infer<typeof SavedViewCreate>;

/** Only its maker changes it. */
export const SavedViewPatch = z.object({
  name: name.optional(),
  query: query.optional(),
  audience: SavedViewAudience.optional(),
});
export type SavedViewPatch = z.infer<typeof SavedViewPatch>;

export const SavedViewView = z.object({
  id: Id,
  list: SavedViewList,
  name: z.string(),
  query: z.string(),
  audience: SavedViewAudience,
  ownerId: Id,
  ownerName: z.string(),
  mine: z.boolean(),
  createdAt: Instant,
});
export type SavedViewView = z.infer<typeof SavedViewView>;

export const SavedViewQuery = z.object({ list: SavedViewList.optional() });
