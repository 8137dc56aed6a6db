import { Module, type DynamicModule } from '@nestjs/common';
import { ErrorFilter, ServiceKitModule } from '@smarttag/service-kit';
import { APP_FILTER } from '@nestjs/core';
import { Joiner } from './concatenation/joiner.service.js';
import { Parts } from './concatenation/parts.service.js';
import type { UploadsSettings } from './config/env.js';
import { TUS_STATUS } from './errors/status-table.js';
import { SWEEP_TIMES, Sweeper } from './features/sweeps/sweeper.service.js';
import { Settler, UNTAGGED_BYTES_MS } from './features/sweeps/settler.service.js';
import { UploadAccess } from './features/uploads/upload-access.service.js';
import { LINGER_MS, UploadsController } from './features/uploads/uploads.controller.js';
import { Finisher } from './finishing/finisher.service.js';
import { LEASE_TIMES, type LeaseTimes } from './leases/lease-times.js';
import { UploadLeases } from './leases/upload-leases.service.js';
import { UploadMetrics } from './metrics/upload-metrics.js';
import { RECEIVING_TIMES, Receiver, type ReceivingTimes } from './receiving/receiver.service.js';
import { storageProvider } from './storage.provider.js';
import { CreativeStore } from './tus/creative-store.js';
import { LOCATION_ORIGIN, TusService } from './tus/tus.service.js';

@Module({})
export class AppModule {
  static forRoot(settings: UploadsSettings): DynamicModule {
    const leaseTimes: LeaseTimes = {
      leaseMs: settings.UPLOAD_LEASE_MS,
      renewMs: settings.UPLOAD_LEASE_RENEW_MS,
      pollMs: settings.UPLOAD_LEASE_POLL_MS,
      waitMs: settings.UPLOAD_LEASE_WAIT_MS,
    };
    const receivingTimes: ReceivingTimes = {
      idleMs: settings.UPLOAD_IDLE_MS,
      recheckMs: settings.UPLOAD_RECHECK_MS,
    };
    return {
      module: AppModule,
      imports: [ServiceKitModule.forRoot({ service: 'uploads', settings })],
      controllers: [UploadsController],
      providers: [
        storageProvider(settings.STORAGE_DIR),
        { provide: LEASE_TIMES, useValue: leaseTimes },
        { provide: RECEIVING_TIMES, useValue: receivingTimes },
        { provide: LINGER_MS, useValue: settings.UPLOAD_LINGER_MS },
        { provide: SWEEP_TIMES, useValue: { everyMs: settings.SWEEP_EVERY_MS } },
        { provide: UNTAGGED_BYTES_MS, useValue: settings.UNTAGGED_BYTES_MS },
        {
          provide: LOCATION_ORIGIN,
          useValue: settings.UPLOAD_LOCATION === 'absolute' ? new URL(settings.PUBLIC_URL).origin : '',
        },
        { provide: APP_FILTER, useValue: new ErrorFilter(TUS_STATUS) },
        UploadAccess,
        UploadLeases,
        UploadMetrics,
        Finisher,
        Parts,
        Joiner,
        Settler,
        Sweeper,
        Receiver,
        CreativeStore,
        TusService,
      ],
    };
  }
}
