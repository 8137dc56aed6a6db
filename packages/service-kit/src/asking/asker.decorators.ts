import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Cause } from '@smarttag/domain';
import type { Request } from 'express';
import type { Asker } from './asker.js';

export const PUBLIC = 'smarttag:public';

/** Routes that anybody may call, signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true);

export type AskedRequest = Request & { asker?: Asker; id?: unknown };

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<AskedRequest>();

/** The asker that the guard found. */
export const CurrentAsker = createParamDecorator((_: unknown, context: ExecutionContext): Asker => {
  const { asker } = requestOf(context);
  if (!asker) throw new Error('@CurrentAsker() on a public route');
  return asker;
});

/** The asker and the request as the cause of what changes. */
export const CurrentCause = createParamDecorator((_: unknown, context: ExecutionContext): Cause => {
  const request = requestOf(context);
  if (!request.asker) throw new Error('@CurrentCause() on a public route');
  return request.asker.cause(request);
});
