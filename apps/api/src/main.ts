import { runMain, startService } from '@smarttag/service-kit';
import { AppModule } from './app.module.js';
import { readEnv } from './config/env.js';
import { configureApp } from './configure-app.js';

await runMain(async () => {
  const env = readEnv();
  await startService(AppModule.forRoot(env), env, (app) => configureApp(app, env));
});
