import type { IncomingMessage, ServerResponse } from 'node:http';
import { RequestId } from '@smarttag/domain';
import { v7 as uuid } from 'uuid';

export const REQUEST_ID_HEADER = 'X-Request-Id';

/** The caller's own id where it has one, so that a file can be followed from browser to tag. */
export const requestIdOf = (request: IncomingMessage, response: ServerResponse): string => {
  const given = RequestId.safeParse(request.headers['x-request-id']);
  const id = given.success ? given.data : uuid();
  response.setHeader(REQUEST_ID_HEADER, id);
  return id;
};
