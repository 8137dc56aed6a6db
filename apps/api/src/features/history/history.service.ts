import { Injectable } from '@nestjs/common';
import {
  rangeOfLocalDays,
  type HistoryEventView,
  type HistoryPage,
  type HistoryQuery,
  type ReadScope,
  type SequencedEvent,
  type SubjectType,
} from '@smarttag/domain';
import { CreativesRepository, HistoryRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { NamesService } from '../../names/names.service.js';
import { ActorFilter } from './actor-filter.js';
import { HistoryPresenter } from './history.presenter.js';

@Injectable()
export class HistoryService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly presenter: HistoryPresenter,
    private readonly actors: ActorFilter,
    private readonly creatives: CreativesRepository,
    private readonly names: NamesService,
  ) {}

  /** @param upToSeq leaves out what history learnt later */
  async list({ readScope }: Asker, query: HistoryQuery, upToSeq?: number): Promise<HistoryPage> {
    const { from, to, timeZone, cursor, limit, ...rest } = query;
    const actorId = await this.actors.searchable(readScope, query.actorId);
    if (actorId?.length === 0) return { items: [] };
    const filter = { ...rest, actorId, upToSeq, range: rangeOfLocalDays({ from, to, timeZone }, new Date()) };
    const page = await this.history.list(readScope, filter, { cursor, limit });
    return { ...page, items: await this.withSubjects(readScope, page.items) };
  }

  /** What the events were done to, by its present name, as far as the asker may see it. */
  private async withSubjects(scope: ReadScope, events: SequencedEvent[]): Promise<HistoryEventView[]> {
    const idsOf = (type: SubjectType) =>
      events.flatMap(({ subject }) => (subject.type === type ? [subject.id] : []));
    const [views, creatives, names] = await Promise.all([
      this.presenter.views(scope, events),
      this.creatives.listByIds(scope, [...new Set(idsOf('creative'))]),
      this.names.of(scope, {
        people: idsOf('user'),
        programs: idsOf('program'),
        owned: idsOf('partner').map((partnerId) => ({ partnerId })),
      }),
    ]);
    const fileNames = new Map(creatives.map(({ id, fileName }) => [id, fileName]));
    const nameOf: Partial<Record<SubjectType, (id: string) => string | undefined>> = {
      creative: (id) => fileNames.get(id),
      user: (id) => names.person(id),
      program: (id) => names.program(id),
      partner: (id) => names.partnerFor(id).partnerName,
    };
    return views.map((view) => ({ ...view, subjectName: nameOf[view.subject.type]?.(view.subject.id) }));
  }
}
