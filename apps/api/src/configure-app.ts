import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Env } from './config/env.js';
import { serveOpenApi } from './openapi/openapi.js';

/** 1,000 declared files with long names and paths. */
const BODY_LIMIT = '8mb';

/** What stands before every route. */
export const configureApp = (app: NestExpressApplication, env: Pick<Env, 'TRUSTED_PROXIES'>): void => {
  app.set('trust proxy', env.TRUSTED_PROXIES.split(/\s*,\s*/));
  app.set('query parser', 'simple');
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.disable('etag');
  app.use(keepNothing);
  // Both belong to whoever ends TLS; over plain http in a local network they would break the docs page.
  app.use(
    helmet({
      strictTransportSecurity: false,
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    }),
  );
  serveOpenApi(app);
};

/** What one person may see is not for the next one at the same browser; media say otherwise themselves. */
const keepNothing = (_request: Request, response: Response, next: NextFunction): void => {
  response.set('Cache-Control', 'no-store');
  next();
};
