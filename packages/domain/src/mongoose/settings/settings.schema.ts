import { collectionSchema, Part } from '../collection.js';
import type { SettingsView } from '../../contracts/settings.contract.js';

export type StoredSettings = {
  [Part in 'contact' | 'limits' | 'guidance']?: Partial<SettingsView[Part]>;
} & { _id: 'platform' };

export const SettingsSchema = collectionSchema<StoredSettings>('settings', {
  _id: { type: String, required: true },
  contact: Part,
  limits: Part,
  guidance: Part,
});
