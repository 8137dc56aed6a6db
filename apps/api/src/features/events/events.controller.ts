import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { CurrentAsker, type Asker } from '@smarttag/service-kit';
import type { Response } from 'express';
import { z } from 'zod';
import { EventsService } from './events.service.js';

const Seq = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined);
/** For a first request, on which a browser cannot set a header. */
const EventsQuery = z.object({ after: Seq, lastEventId: Seq });

@Controller('events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  /** The header wins: a browser that reconnects repeats the old query. */
  @Get()
  stream(
    @CurrentAsker() asker: Asker,
    @Headers('last-event-id') header: string | undefined,
    @Query({ schema: EventsQuery }) { after, lastEventId }: z.infer<typeof EventsQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const resumed = header === undefined || header === '' ? undefined : Seq.parse(header);
    return this.events.stream(asker, response, resumed ?? after ?? lastEventId);
  }
}
