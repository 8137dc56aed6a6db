import { Injectable } from '@nestjs/common';
import {
  changeSettings,
  type AdminSettingsView,
  type Cause,
  type Settings,
  type SettingsPatch,
} from '@smarttag/domain';
import { SettingsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { StaleEdits } from '../../../names/stale-edits.js';

const view = ({ contact, limits, guidance, version }: Settings): AdminSettingsView => ({
  contact,
  limits,
  guidance,
  version,
});

@Injectable()
export class AdminSettingsService {
  constructor(
    private readonly settings: SettingsRepository,
    private readonly staleEdits: StaleEdits,
  ) {}

  async get(): Promise<AdminSettingsView> {
    return view(await this.settings.get());
  }

  /** @throws STALE_VERSION */
  async change(asker: Asker, cause: Cause, patch: SettingsPatch): Promise<AdminSettingsView> {
    const changed = await this.settings
      .commit(changeSettings(cause, patch))
      .catch((error: unknown) => this.staleEdits.explain(asker.readScope, error));
    return view(changed);
  }
}
