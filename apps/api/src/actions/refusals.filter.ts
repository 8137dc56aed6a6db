import { BadRequestException, Catch, Injectable, type ArgumentsHost } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@smarttag/domain';
import { ErrorFilter, HTTP_STATUS, type AskedRequest } from '@smarttag/service-kit';
import { OutOfScopeError } from '../asking/in-scope.js';
import { ActionsService } from './actions.service.js';
import { oncePerHalfHour } from './once-per-half-hour.js';

/** Somebody signed in reached for what is not theirs. */
const REACHED_TOO_FAR: ReadonlySet<ErrorCode> = new Set(['NOT_ALLOWED', 'CSRF_TOKEN_WRONG']);

const mattersToAudit = (error: unknown): error is DomainError =>
  error instanceof OutOfScopeError || (error instanceof DomainError && REACHED_TOO_FAR.has(error.code));

const routeOf = (request: AskedRequest) =>
  `${request.method} ${(request.route as { path?: string } | undefined)?.path ?? request.path}`;

/** What the body parser says is about its own work, not about what the caller can do. */
const unreadable = () => new DomainError('VALIDATION_FAILED', 'This request could not be read.');

/** Answers every error, and writes down the refusals that an audit asks for. */
@Catch()
@Injectable()
export class RefusalsFilter extends ErrorFilter {
  constructor(private readonly actions: ActionsService) {
    super(HTTP_STATUS);
  }

  override async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    if (mattersToAudit(error)) {
      // The refusal stands, also when it cannot be written down.
      await this.record(error, host.switchToHttp().getRequest<AskedRequest>()).catch(() => undefined);
    }
    super.catch(error instanceof BadRequestException ? unreadable() : error, host);
  }

  private async record(error: DomainError, request: AskedRequest): Promise<void> {
    const { asker } = request;
    if (!asker) return;
    const cause = asker.cause(request);
    const asked = Object.values(request.params).join('/').slice(0, 200);
    await this.actions.record({
      ...cause,
      id: oncePerHalfHour(cause.at, asker.session.id, error.code, routeOf(request), asked),
      action: 'access.refused',
      subject: { type: 'route', id: routeOf(request) },
      partnerId: asker.user.partnerId,
      after: { code: error.code, ...(asked && { asked }) },
    });
  }
}
