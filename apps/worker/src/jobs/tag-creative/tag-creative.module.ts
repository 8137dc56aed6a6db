import { Module } from '@nestjs/common';
import { Decider } from './decider.service.js';
import { Examiner } from './examiner.service.js';
import { NamesNow } from './names-now.service.js';
import { TagCreativeHandler } from './tag-creative.handler.js';
import { TagCreativeProcessor } from './tag-creative.processor.js';
import { TaggingSteps } from './tagging-steps.js';

@Module({
  providers: [TagCreativeProcessor, TagCreativeHandler, Examiner, Decider, NamesNow, TaggingSteps],
})
export class TagCreativeModule {}
