import type { SavedView } from '../../rules/saved-views/saved-view.js';
import { collectionSchema } from '../collection.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredSavedView = Stored<SavedView> & WithOutbox;

export const SavedViewSchema = collectionSchema<StoredSavedView>('savedViews', {
  _id: { type: String, required: true },
  partnerId: String,
  ownerId: { type: String, required: true },
  list: { type: String, required: true },
  name: { type: String, required: true },
  query: { type: String, default: '' },
  audience: { type: String, required: true },
  createdAt: { type: Date, required: true },
  removedAt: Date,
  ...OUTBOX_FIELDS,
});
SavedViewSchema.index({ ownerId: 1, createdAt: 1 });
SavedViewSchema.index({ partnerId: 1, audience: 1, createdAt: 1 });
SavedViewSchema.index(...OUTBOX_INDEX);
