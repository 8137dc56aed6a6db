import { Injectable } from '@nestjs/common';
import type { HistoryEventView, ReadScope, SequencedEvent, SubjectType } from '@smarttag/domain';
import type { Names } from '../../names/names.js';
import { NamesService } from '../../names/names.service.js';

@Injectable()
export class HistoryPresenter {
  constructor(private readonly names: NamesService) {}

  /** Actors under their present names; a partner sees the platform's staff as one. */
  async views(scope: ReadScope, events: SequencedEvent[]): Promise<HistoryEventView[]> {
    const idsOf = (type: SubjectType) =>
      events.flatMap(({ subject }) => (subject.type === type ? [subject.id] : []));
    const names = await this.names.of(scope, {
      people: [...events.map(({ actorId }) => actorId), ...idsOf('user')],
      programs: idsOf('program'),
      owned: idsOf('partner').map((partnerId) => ({ partnerId })),
    });
    return events.map((event) => ({
      id: event.id,
      seq: event.seq,
      at: event.at.toISOString(),
      requestId: event.requestId,
      actorId: names.actor(event.actorId),
      actorName: names.person(event.actorId),
      action: event.action,
      subject: event.subject,
      subjectName: subjectName(names, event),
      partnerId: event.partnerId,
      before: event.before,
      after: event.after,
    }));
  }
}

/** Of what administration is about, as it is called now; a sign-in that failed may be of nobody. */
const subjectName = (names: Names, { action, subject }: SequencedEvent): string | undefined => {
  if (subject.type === 'program') return names.program(subject.id);
  if (subject.type === 'partner') return names.partnerFor(subject.id).partnerName;
  return action.startsWith('user.') ? names.person(subject.id) || undefined : undefined;
};
