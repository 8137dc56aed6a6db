import { Module, type DynamicModule } from '@nestjs/common';
import { SETTINGS, type WorkerSettings } from './config/env.js';
import { Leases } from './leases/leases.service.js';
import { DatabaseReady } from './loops/database-ready.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';
import { Pictures } from './pictures/pictures.service.js';
import { storageProvider } from './storage.provider.js';

/** What all rooms of the worker stand on. */
@Module({})
export class FoundationModule {
  static forRoot(settings: WorkerSettings): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      storageProvider(settings.STORAGE_DIR),
      Leases,
      DatabaseReady,
      WorkerMetrics,
      Pictures,
    ];
    return { module: FoundationModule, global: true, providers, exports: providers };
  }
}
