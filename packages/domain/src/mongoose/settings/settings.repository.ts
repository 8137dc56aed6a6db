import type { Connection, Model } from 'mongoose';
import type { SettingsView } from '../../contracts/settings.contract.js';
import { modelOf } from '../collection.js';
import { DEFAULT_SETTINGS } from '../../rules/settings.js';
import { SettingsSchema, type StoredSettings } from './settings.schema.js';

export class SettingsRepository {
  private readonly model: Model<StoredSettings>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Settings', SettingsSchema);
  }

  /** What the stored document does not say is as it is by default. */
  async get(): Promise<SettingsView> {
    const found = await this.model.findById('platform').lean<StoredSettings>();
    return {
      contact: { ...DEFAULT_SETTINGS.contact, ...found?.contact },
      limits: { ...DEFAULT_SETTINGS.limits, ...found?.limits },
      guidance: { ...DEFAULT_SETTINGS.guidance, ...found?.guidance },
    };
  }
}
