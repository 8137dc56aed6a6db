import type { ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SettingsRepository } from '@smarttag/domain/mongoose';
import { Server } from '@tus/server';
import { ProtocolRefusal } from '../errors/protocol-refusal.js';
import { currentVisit, duringVisit, type Visit } from '../features/uploads/visit.js';
import { UploadLeases } from '../leases/upload-leases.service.js';
import { answerHeaders } from './answer-headers.js';
import { CreativeStore } from './creative-store.js';
import { LeaseLocker } from './lease-locker.js';
import { requireLength } from './required-length.js';
import type { TusRequest } from './tus-request.js';
import { CHECKSUM_NAMES } from './upload-checksum.js';

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

  constructor(
    store: CreativeStore,
    leases: UploadLeases,
    @Inject(LOCATION_ORIGIN) origin: string,
    private readonly settings: SettingsRepository,
  ) {
    this.server = new Server({
      path: FILES_PATH,
      datastore: store,
      locker: new LeaseLocker(leases),
      // Same origin only: a page of another origin gets no leave to read answers.
      allowedOrigins: [],
      namingFunction: () => currentVisit().upload.id,
      maxSize: (request) => this.maxSize(request.method),
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
    if (answer.status >= 400) throw await failureOf(answer, visit);
    answerHeaders(answer.headers, visit);
    return answer;
  }

  /** OPTIONS concerns no upload, so nobody has to be signed in. */
  async options(asked: TusRequest): Promise<Response> {
    const answer = await this.server.handleWeb(new Request(urlOf(asked), { method: 'OPTIONS' }));
    answer.headers.set('Tus-Checksum-Algorithm', CHECKSUM_NAMES);
    return answer;
  }

  /** What was declared under another limit is taken all the same; 0: not known just now. */
  private async maxSize(method: string): Promise<number> {
    if (method === 'PATCH') return 0;
    const declared = method === 'POST' ? currentVisit().upload.size : 0;
    try {
      return Math.max(declared, (await this.settings.get()).limits.maxFileBytes);
    } catch {
      return declared;
    }
  }
}

/**
 * The length is known since the declaration: stated late, it only has to agree. What the stock code does not know, or
 * knows under a misspelt name, is left out (docs/decisions/0031). @throws UPLOAD_LENGTH_DIFFERS
 */
const headOf = (asked: TusRequest, { method, upload }: Visit): Request => {
  const headers = new Headers(asked.headers);
  headers.delete('upload-concat');
  if (asked.concat?.kind === 'final') headers.set('upload-length', String(upload.size));
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

export const sendAnswer = (response: ServerResponse, answer: Response): void => {
  const headers = Object.fromEntries(answer.headers);
  // The stock server asks for a close after each refusal; what is left of a body is dropped by us instead.
  delete headers['connection'];
  response.writeHead(answer.status, headers);
  response.end();
};
