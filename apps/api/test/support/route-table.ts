import type { NestExpressApplication } from '@nestjs/platform-express';

export interface Route {
  method: string;
  path: string;
  /** `GET /api/creatives/:id` */
  name: string;
}

interface Layer {
  route?: { path: string; methods?: Record<string, boolean>; stack: { method?: string }[] };
}

/** Where Nest mounts middleware: it answers nothing. */
const MIDDLEWARE = '/{*path}';

/** What Nest has really registered, whichever module it came from. */
export const routesOf = (app: NestExpressApplication): Route[] => {
  const { stack } = (app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } }).router;
  const routes = stack.flatMap(({ route }) => {
    if (!route || route.path === MIDDLEWARE) return [];
    const methods = new Set(route.stack.flatMap(({ method }) => method?.toUpperCase() ?? []));
    return [...methods].map((method) => ({ method, path: route.path, name: `${method} ${route.path}` }));
  });
  return [...new Map(routes.map((route) => [route.name, route])).values()];
};
