import { collectionSchema, Part } from '../collection.js';
import type { User } from '../../rules/user.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type Stored, type WithOutbox } from '../stored.js';

export type StoredUser = Stored<User> & WithOutbox;

export const UserSchema = collectionSchema<StoredUser>('users', {
  _id: { type: String, required: true },
  email: { type: String, required: true },
  name: { type: String, default: '' },
  role: { type: String, required: true },
  partnerId: String,
  passwordHash: String,
  status: { type: String, required: true },
  timeZone: String,
  link: Part,
  createdAt: { type: Date, required: true },
  lastEditedBy: String,
  ...OUTBOX_FIELDS,
});
UserSchema.index({ email: 1 }, { unique: true });
UserSchema.index({ 'link.tokenHash': 1 }, { sparse: true });
UserSchema.index({ createdAt: -1, _id: -1 });
UserSchema.index({ partnerId: 1, createdAt: -1, _id: -1 });
UserSchema.index({ role: 1, createdAt: -1, _id: -1 });
UserSchema.index({ status: 1, createdAt: -1, _id: -1 });
UserSchema.index(...OUTBOX_INDEX);
