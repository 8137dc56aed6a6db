import { Injectable } from '@nestjs/common';
import { rangeOfLocalDays, type HistoryEventView, type HistoryQuery, type Page } from '@smarttag/domain';
import { HistoryRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { ActorFilter } from './actor-filter.js';
import { HistoryPresenter } from './history.presenter.js';

@Injectable()
export class HistoryService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly presenter: HistoryPresenter,
    private readonly actors: ActorFilter,
  ) {}

  /** @param upToSeq leaves out what history learnt later */
  async list({ readScope }: Asker, query: HistoryQuery, upToSeq?: number): Promise<Page<HistoryEventView>> {
    const { from, to, timeZone, cursor, limit, ...rest } = query;
    const actorId = await this.actors.searchable(readScope, query.actorId);
    if (actorId?.length === 0) return { items: [] };
    const filter = { ...rest, actorId, upToSeq, range: rangeOfLocalDays({ from, to, timeZone }) };
    const page = await this.history.list(readScope, filter, { cursor, limit });
    return { ...page, items: await this.presenter.views(readScope, page.items) };
  }
}
