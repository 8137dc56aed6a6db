import { Body, Controller, Get, Patch, UseGuards } from '@nestjs/common';
import { AdminSettingsView, SettingsPatch, type Cause } from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import { PlatformGuard } from '../../../asking/platform.guard.js';
import { Answers } from '../../../openapi/answers.js';
import { AdminSettingsService } from './admin-settings.service.js';

@Controller('admin/settings')
@UseGuards(PlatformGuard)
export class AdminSettingsController {
  constructor(private readonly settings: AdminSettingsService) {}

  @Get()
  @Answers(AdminSettingsView)
  get(): Promise<AdminSettingsView> {
    return this.settings.get();
  }

  @Patch()
  @Answers(AdminSettingsView)
  change(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Body({ schema: SettingsPatch }) patch: SettingsPatch,
  ): Promise<AdminSettingsView> {
    return this.settings.change(asker, cause, patch);
  }
}
