import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ServiceKitModule } from '@smarttag/service-kit';
import type { WorkerSettings } from './config/env.js';
import { JobRunner } from './jobs/job-runner.js';
import { TagCreativeModule } from './jobs/tag-creative/tag-creative.module.js';
import { TaggingQueueModule } from './jobs/tagging-queue.module.js';
import { FoundationModule } from './foundation.module.js';
import { RelayModule } from './relay/relay.module.js';
import { RollupsModule } from './rollups/rollups.module.js';
import { SweepsModule } from './sweeps/sweeps.module.js';

@Module({})
export class AppModule {
  static forRoot(settings: WorkerSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceKitModule.forRoot({ service: 'worker', settings }),
        FoundationModule.forRoot(settings),
        TaggingQueueModule.forRoot(settings),
        DiscoveryModule,
        TagCreativeModule,
        RelayModule,
        RollupsModule,
        SweepsModule,
      ],
      providers: [JobRunner],
    };
  }
}
