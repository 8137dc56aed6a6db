import type { Connection, Model } from 'mongoose';
import type { Decide } from '../../rules/decision.js';
import { DEFAULT_SETTINGS, type Settings } from '../../rules/settings.js';
import { modelOf } from '../collection.js';
import { Committer } from '../commit.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { SettingsSchema, type StoredSettings } from './settings.schema.js';

const ID = 'platform';

/** What the stored document does not say is as it is by default. */
const toSettings = (found: StoredSettings | null): Settings => ({
  id: ID,
  contact: { ...DEFAULT_SETTINGS.contact, ...found?.contact },
  limits: { ...DEFAULT_SETTINGS.limits, ...found?.limits },
  guidance: { ...DEFAULT_SETTINGS.guidance, ...found?.guidance },
  revision: found?.revision ?? 0,
  version: found?.version ?? 0,
  lastEditedBy: found?.lastEditedBy,
});

/** The platform's own: no scope. */
export class SettingsRepository {
  private readonly model: Model<StoredSettings>;
  private readonly committer: Committer<Settings, StoredSettings>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Settings', SettingsSchema);
    this.committer = new Committer(this.model, 'settings', toSettings);
  }

  async get(): Promise<Settings> {
    return toSettings(await this.model.findById(ID).lean<StoredSettings>());
  }

  async commit(decide: Decide<Settings>): Promise<Settings> {
    await this.makeOnce();
    return (await this.committer.commit({ _id: ID }, decide))!.value;
  }

  /** Nothing is stored until somebody changes something. */
  private async makeOnce(): Promise<void> {
    if (await this.model.exists({ _id: ID })) return;
    try {
      await this.model.create({ _id: ID, revision: 0, version: 0, outbox: [] });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
