import type { ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { Server } from '@tus/server';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';
import { currentVisit, duringVisit, type Visit } from '../features/uploads/visit.js';
import { UploadLeases } from '../leases/upload-leases.service.js';
import { CreativeStore, requireLength } from './creative-store.js';
import { LeaseLocker } from './lease-locker.js';
import { type TusRequest } from './tus-request.js';

export const FILES_PATH = '/files';

/** What `Location` begins with: nothing, or the origin that people use. */
export const LOCATION_ORIGIN = Symbol('LocationOrigin');

/**
 * The stock protocol code between our request and our answer. It is given the head of a request only and
 * its answer comes back as a value, so bytes, errors and the connection stay in our hands (docs/decisions/0010).
 */
@Injectable()
export class TusService {
  private readonly server: Server;

  constructor(store: CreativeStore, leases: UploadLeases, @Inject(LOCATION_ORIGIN) origin: string) {
    this.server = new Server({
      path: FILES_PATH,
      datastore: store,
      locker: new LeaseLocker(leases),
      // Same origin only: a page of another origin gets no leave to read answers.
      allowedOrigins: [],
      namingFunction: () => currentVisit().creativeId,
      generateUrl: (_request, { id }) => `${origin}${FILES_PATH}/${id}`,
      onResponseError: (_request, error) => {
        currentVisit().failure = error;
        return undefined;
      },
    });
  }

  /** @throws what went wrong, as it was thrown, or as a ProtocolRefusal */
  async handle(asked: TusRequest, visit: Visit): Promise<Response> {
    const answer = await duringVisit(visit, () => this.server.handleWeb(headOf(asked, visit)));
    if (answer.status < 400) return answer;
    throw await failureOf(answer, visit);
  }

  /** OPTIONS concerns no upload, so nobody has to be signed in. */
  options(asked: TusRequest): Promise<Response> {
    return this.server.handleWeb(new Request(urlOf(asked), { method: 'OPTIONS' }));
  }
}

/** The length is known since the declaration: stated late, it only has to agree. @throws UPLOAD_LENGTH_DIFFERS */
const headOf = (asked: TusRequest, { method, upload }: Visit): Request => {
  const headers = new Headers(asked.headers);
  const late = headers.get('upload-length');
  if (method === 'PATCH' && late !== null) {
    requireLength(Number(late), upload.size);
    headers.delete('upload-length');
  }
  return new Request(urlOf(asked), { method, headers });
};

/** Only the path counts; the protocol code wants a whole URL. */
const urlOf = ({ path }: TusRequest) => new URL(path, 'http://uploads').href;

interface StockError {
  status_code: number;
  body: string;
}
const isStockError = (failure: unknown): failure is StockError =>
  typeof failure === 'object' && failure !== null && 'status_code' in failure && 'body' in failure;

/** The stock server's own refusals are short fixed texts; all else is shown by our table. */
const failureOf = async (answer: Response, { failure }: Visit): Promise<unknown> => {
  if (failure !== undefined && !isStockError(failure)) return failure;
  const text = isStockError(failure) ? failure.body : await answer.text();
  return new ProtocolRefusal(answer.status, text.trim());
};

export const sendAnswer = (
  response: ServerResponse,
  answer: Response,
  extra: Record<string, string>,
): void => {
  const headers = Object.fromEntries(answer.headers);
  // The stock server asks for a close after each refusal; what is left of a body is dropped by us instead.
  delete headers['connection'];
  response.writeHead(answer.status, { ...headers, ...extra });
  response.end();
};
