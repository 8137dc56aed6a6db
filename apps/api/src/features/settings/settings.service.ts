import { Injectable } from '@nestjs/common';
import type { SettingsView } from '@smarttag/domain';
import { SettingsRepository, UploadsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';

@Injectable()
export class SettingsService {
  constructor(
    private readonly settings: SettingsRepository,
    private readonly uploads: UploadsRepository,
  ) {}

  /** The platform's settings, and how much room the asker's own company has left. */
  async of({ partner, readScope }: Asker): Promise<SettingsView> {
    const { contact, limits, guidance } = await this.settings.get();
    const settings = { contact, limits, guidance };
    if (!partner) return settings;
    const usedBytes = await this.uploads.declaredBytes(readScope, partner.id);
    return { ...settings, quota: { usedBytes, quotaBytes: partner.quotaBytes } };
  }
}
