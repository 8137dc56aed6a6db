import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError, type ErrorBody, type ErrorCode } from '@smarttag/domain';
import type { Request, Response } from 'express';

export type StatusTable = Record<ErrorCode, number>;

/** Errors of the driver and of mongoose that mean "the database is not there just now". */
const DATABASE_AWAY = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoOperationTimeoutError',
  'MongoWaitQueueTimeoutError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  // The connection is opened anew under a request that had begun on the older one.
  'MongoNotConnectedError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  // What was asked while there was no connection, and waited for one in vain.
  'MongooseError',
  'MongooseServerSelectionError',
]);
const isDatabaseAway = (error: unknown) => error instanceof Error && DATABASE_AWAY.has(error.name);

/** Codes for what Nest itself refuses before a service is asked. */
const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'VALIDATION_FAILED',
  404: 'NOT_FOUND',
  413: 'VALIDATION_FAILED',
  415: 'VALIDATION_FAILED',
  429: 'TOO_MANY_ATTEMPTS',
};

/** Whatever was thrown, as the refusal that a caller may see. Unknown faults reveal nothing. */
export const refusalOf = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  if (isDatabaseAway(error))
    return new DomainError(
      'SERVICE_UNAVAILABLE',
      'The database cannot be reached just now. Try again in a moment.',
    );
  if (error instanceof HttpException) {
    const code = CODE_OF_STATUS[error.getStatus()];
    if (code === 'NOT_FOUND')
      return new DomainError(code, 'There is nothing here, or it is not yours to see.');
    if (code) return new DomainError(code, error.message);
  }
  // body-parser's errors carry a status, and are about what the caller sent.
  if (error instanceof Error && 'status' in error && CODE_OF_STATUS[Number(error.status)])
    return new DomainError(CODE_OF_STATUS[Number(error.status)]!, 'This request could not be read.');
  return new DomainError(
    'INTERNAL_ERROR',
    'Something went wrong on our side. Try again; if it stays, send us the request id.',
  );
};

/** The one place where errors become answers: `{code, message, details?, requestId}`. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  constructor(private readonly statuses: StatusTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request & { id?: unknown }>();
    const response = http.getResponse<Response>();
    const { code, message, details } = refusalOf(error);
    if (code === 'INTERNAL_ERROR') this.logger.error(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body: ErrorBody = { code, message, ...(details && { details }), requestId: String(request.id) };
    response.status(this.statuses[code]).json(body);
  }
}
