import { collectionSchema, Part } from '../collection.js';
import type { Settings } from '../../rules/settings.js';
import { OUTBOX_FIELDS, OUTBOX_INDEX, type WithOutbox } from '../stored.js';

type Parts = Pick<Settings, 'contact' | 'limits' | 'guidance'>;

export type StoredSettings = { [P in keyof Parts]?: Partial<Parts[P]> } & WithOutbox & {
    _id: string;
    version: number;
    lastEditedBy?: string;
  };

export const SettingsSchema = collectionSchema<StoredSettings>('settings', {
  _id: { type: String, required: true },
  contact: Part,
  limits: Part,
  guidance: Part,
  lastEditedBy: String,
  ...OUTBOX_FIELDS,
});
SettingsSchema.index(...OUTBOX_INDEX);
