import type { IncomingMessage, ServerResponse } from 'node:http';
import { All, Controller, Inject, Logger, Param, Req, Res } from '@nestjs/common';
import { DomainError, isSentElsewhere } from '@smarttag/domain';
import { Public } from '@smarttag/service-kit';
import { Parts } from '../../concatenation/parts.service.js';
import { answerRefusal } from '../../errors/answer-refusal.js';
import { TUS_VERSION, creativeIdIn, readTusRequest } from '../../tus/tus-request.js';
import { TusService, sendAnswer } from '../../tus/tus.service.js';
import { dropRest } from './drop-rest.js';
import { UploadAccess } from './upload-access.service.js';
import type { Visit } from './visit.js';

export const LINGER_MS = Symbol('LingerMs');

type Incoming = IncomingMessage & { id?: unknown };

/** What every log line about a request says. */
interface About {
  creativeId: string;
  requestId: string;
  method: string;
}

/** The tus path. The session is asked for by `UploadAccess`, for the protocol's own refusals come first. */
@Controller('files')
@Public()
export class UploadsController {
  private readonly logger = new Logger('Uploads');

  constructor(
    private readonly access: UploadAccess,
    private readonly parts: Parts,
    private readonly tus: TusService,
    @Inject(LINGER_MS) private readonly lingerMs: number,
  ) {}

  @All()
  collection(@Req() request: Incoming, @Res() response: ServerResponse): Promise<void> {
    return this.answer(request, response);
  }

  @All(':creativeId')
  upload(
    @Req() request: Incoming,
    @Res() response: ServerResponse,
    @Param('creativeId') creativeId: string,
  ): Promise<void> {
    return this.answer(request, response, creativeId);
  }

  private async answer(request: Incoming, response: ServerResponse, inPath = ''): Promise<void> {
    const about: About = { creativeId: inPath, requestId: String(request.id), method: request.method ?? '' };
    try {
      const asked = readTusRequest(request);
      about.method = asked.method;
      if (asked.method === 'OPTIONS') return sendAnswer(response, await this.tus.options(asked));
      response.setHeader('Tus-Resumable', TUS_VERSION);
      if (asked.method === 'POST') about.creativeId = creativeIdIn(asked.headers);
      const { creativeId: uploadId, requestId } = about;
      const visit = await this.access.admit({ ...asked, uploadId, requestId, request });
      if (asked.concat?.kind === 'partial') visit.upload = await this.parts.create(visit, asked.headers);
      if (isOfAnotherPage(visit)) response.setHeader('X-Upload-Sent-Elsewhere', '1');
      sendAnswer(response, await this.tus.handle(asked, visit));
    } catch (error) {
      response.setHeader('Tus-Resumable', TUS_VERSION);
      this.log(error, { ...about, ...answerRefusal(response, error, about) });
    } finally {
      dropRest(request, this.lingerMs);
    }
  }

  private log(error: unknown, about: About & { status: number; code: string }): void {
    if (error instanceof DomainError) this.logger.log({ ...about, reason: error.message }, 'Refused');
    else this.logger.warn({ ...about, error: (error as Error).stack }, 'Not served');
  }
}

/** A page learns before its first byte that another one is sending. */
const isOfAnotherPage = ({ upload, client, method }: Visit) =>
  method === 'HEAD' && isSentElsewhere(upload.lease, client, new Date());
