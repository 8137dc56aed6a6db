import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@smarttag/domain';
import type { AskedRequest } from '@smarttag/service-kit';
import { OutOfScopeError } from './in-scope.js';

/**
 * The platform's own rooms. A partner's people find nothing there, auditors look and change nothing.
 * @throws NOT_FOUND, NOT_ALLOWED
 */
@Injectable()
export class PlatformGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { asker, method } = context.switchToHttp().getRequest<AskedRequest>();
    if (!asker || asker.user.role === 'partner') throw new OutOfScopeError();
    if (method !== 'GET' && asker.user.role !== 'admin')
      throw new DomainError('NOT_ALLOWED', 'Auditors see everything and change nothing.');
    return true;
  }
}
