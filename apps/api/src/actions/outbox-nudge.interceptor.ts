import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { NUDGES } from '@smarttag/domain';
import { Nudges } from '@smarttag/service-kit';
import type { Request } from 'express';
import { finalize, type Observable } from 'rxjs';

/** Every write may have left an event in an outbox: the relay looks at once instead of at its next turn. */
@Injectable()
export class OutboxNudgeInterceptor implements NestInterceptor {
  constructor(private readonly nudges: Nudges) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.switchToHttp().getRequest<Request>().method === 'GET') return next.handle();
    return next.handle().pipe(finalize(() => this.nudges.nudge(NUDGES.outbox)));
  }
}
