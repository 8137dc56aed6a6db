import { Controller, Get } from '@nestjs/common';
import { SettingsView } from '@smarttag/domain';
import { SettingsRepository } from '@smarttag/domain/mongoose';
import { Answers } from '../../openapi/answers.js';

@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: SettingsRepository) {}

  @Get()
  @Answers(SettingsView)
  get(): Promise<SettingsView> {
    return this.settings.get();
  }
}
