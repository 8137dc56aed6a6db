import { startService, type Service } from '@smarttag/service-kit';
import { AppModule } from './app.module.js';
import type { UploadsSettings } from './config/env.js';

export const startUploads = (settings: UploadsSettings): Promise<Service> =>
  startService(
    AppModule.forRoot(settings),
    settings,
    (app) => {
      // Node would cut a PATCH after five minutes; a stalled one is ended by our own idle time.
      app.getHttpServer().requestTimeout = 0;
    },
    { bodyParser: false },
  );
