import { Injectable } from '@nestjs/common';
import type { HistoryEventView, ReadScope, SequencedEvent } from '@smarttag/domain';
import { NamesService } from '../../names/names.service.js';

@Injectable()
export class HistoryPresenter {
  constructor(private readonly names: NamesService) {}

  /** Actors under their present names; a partner sees the platform's staff as one. */
  async views(scope: ReadScope, events: SequencedEvent[]): Promise<HistoryEventView[]> {
    const names = await this.names.of(scope, { people: events.map(({ actorId }) => actorId) });
    return events.map((event) => ({
      id: event.id,
      seq: event.seq,
      at: event.at.toISOString(),
      requestId: event.requestId,
      actorId: names.actor(event.actorId),
      actorName: names.person(event.actorId),
      action: event.action,
      subject: event.subject,
      partnerId: event.partnerId,
      before: event.before,
      after: event.after,
    }));
  }
}
