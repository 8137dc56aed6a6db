import { readSettings, runMain, startService } from '@smarttag/service-kit';
import { AppModule } from './app.module.js';
import { workerSettings } from './config/env.js';

await runMain(() => {
  const settings = readSettings(workerSettings, process.env);
  return startService(AppModule.forRoot(settings), settings);
});
