import { collectionSchema } from '../collection.js';
import type { Session } from '../../rules/session.js';
import type { Stored } from '../stored.js';

export const SessionSchema = collectionSchema<Stored<Session>>('sessions', {
  _id: { type: String, required: true },
  userId: { type: String, required: true },
  createdAt: { type: Date, required: true },
  lastSeenAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
  absoluteExpiresAt: { type: Date, required: true },
  userAgent: String,
});
SessionSchema.index({ userId: 1, expiresAt: 1 });
SessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
