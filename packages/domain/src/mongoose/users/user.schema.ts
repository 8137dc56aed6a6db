import { collectionSchema } from '../collection.js';
import type { User } from '../../rules/user.js';
import type { Stored } from '../stored.js';

export const UserSchema = collectionSchema<Stored<User>>('users', {
  _id: { type: String, required: true },
  email: { type: String, required: true },
  name: { type: String, required: true },
  role: { type: String, required: true },
  partnerId: String,
  passwordHash: { type: String, required: true },
  status: { type: String, required: true },
  timeZone: String,
  createdAt: { type: Date, required: true },
});
UserSchema.index({ email: 1 }, { unique: true });
