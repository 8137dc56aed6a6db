import { Controller, Get } from '@nestjs/common';
import { SettingsView } from '@smarttag/domain';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import { Answers } from '../../openapi/answers.js';
import { SettingsService } from './settings.service.js';

@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Answers(SettingsView)
  get(@CurrentAsker() asker: Asker): Promise<SettingsView> {
    return this.settings.of(asker);
  }
}
