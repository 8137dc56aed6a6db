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

/** For everybody, signed in or not. */
const PUBLIC = [
  'POST /api/session',
  'POST /api/invitations/open',
  'POST /api/invitations/accept',
  'GET /health',
  'GET /metrics',
];
/** The platform's own rooms: a partner finds nothing there, whatever it asks. */
export const isPlatforms = ({ path }: Route) => path.startsWith('/api/admin/');
export const isPublic = ({ name, path }: Route) =>
  PUBLIC.includes(name) || /^\/api\/(docs|openapi)/.test(path);
/** What people of any role may write: their own. */
export const OWN = [
  'DELETE /api/session',
  'PATCH /api/account',
  'DELETE /api/account/sessions/:id',
  'POST /api/exports',
  'POST /api/saved-views',
  'PATCH /api/saved-views/:id',
  'DELETE /api/saved-views/:id',
];
/** For the one person alone who asked for it, whatever the scope of others. */
export const FOR_ITS_MAKER = 'GET /api/exports/:id/file';
/** Says to everybody whether bytes are registered; what more it says is tested with the tags. */
export const ASKED_ACROSS = 'GET /api/tags/:tagId';
export const hasParameter = ({ path }: Route) => path.includes(':');
export const isWrite = ({ method }: Route) => method !== 'GET';
