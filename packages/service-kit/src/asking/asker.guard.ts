import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@smarttag/domain';
import { PUBLIC, type AskedRequest } from './asker.decorators.js';
import { Askers } from './askers.js';
import type { Asker } from './asker.js';
import { isCsrfToken } from './session-token.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @throws CSRF_TOKEN_WRONG on a write without the session's token in `X-CSRF-Token` */
export const requireCsrf = (
  asker: Asker,
  request: { method?: string; headers: Record<string, string | string[] | undefined> },
): void => {
  if (READS.has(request.method ?? '')) return;
  const given = request.headers['x-csrf-token'];
  if (!isCsrfToken(asker.token, Array.isArray(given) ? given[0] : given))
    throw new DomainError('CSRF_TOKEN_WRONG', 'Reload the page and try again.');
};

/** Every route asks who is there, unless it says `@Public()`. */
@Injectable()
export class AskerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly askers: Askers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]))
      return true;
    const request = context.switchToHttp().getRequest<AskedRequest>();
    request.asker = await this.askers.ask(request.headers.cookie);
    requireCsrf(request.asker, request);
    return true;
  }
}
