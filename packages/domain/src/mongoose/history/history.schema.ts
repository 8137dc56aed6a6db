import { collectionSchema, Part } from '../collection.js';
import type { HistoryEvent, SequencedEvent } from '../../rules/history-event.js';
import type { Stored } from '../stored.js';

const EVENT_FIELDS = {
  _id: { type: String, required: true },
  at: { type: Date, required: true },
  requestId: { type: String, required: true },
  actorId: { type: String, required: true },
  action: { type: String, required: true },
  subject: { type: Part, required: true },
  partnerId: String,
  before: Part,
  after: Part,
} as const;

export type StoredEvent = Stored<SequencedEvent> & { keys: string[] };

export const HistorySchema = collectionSchema<StoredEvent>('history', {
  ...EVENT_FIELDS,
  seq: { type: Number, required: true },
  /** Read through the index only. */
  keys: { type: [String], required: true, select: false },
});
HistorySchema.index({ seq: 1 }, { unique: true });
HistorySchema.index({ partnerId: 1, seq: -1 });
HistorySchema.index({ at: -1, seq: -1 });
HistorySchema.index({ partnerId: 1, at: -1, seq: -1 });
/** Every filter, in every combination, in the order people read. */
HistorySchema.index({ keys: 1, at: -1 });

/** Actions without a document of their own wait here until the relay has given them their place. */
export const ActionSchema = collectionSchema<Stored<HistoryEvent>>('actions', { ...EVENT_FIELDS });
ActionSchema.index({ at: 1 });
