import { Injectable } from '@nestjs/common';
import {
  retryCreative,
  type Cause,
  type CreativeListQuery,
  type CreativePage,
  type CreativeSummary,
  type CreativeFilters,
  type CreativeNeighbours,
  type CreativeNeighboursQuery,
  type CreativeView,
} from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { TaggingJobs, type Asker } from '@smarttag/service-kit';
import { inScope } from '../../asking/in-scope.js';
import { CreativeFiltersReader } from './creative-filters.js';
import { CreativesPresenter } from './creatives.presenter.js';

@Injectable()
export class CreativesService {
  constructor(
    private readonly creatives: CreativesRepository,
    private readonly filters: CreativeFiltersReader,
    private readonly presenter: CreativesPresenter,
    private readonly jobs: TaggingJobs,
  ) {}

  async list({ readScope }: Asker, query: CreativeListQuery): Promise<CreativePage> {
    const { sort, cursor, limit, ...filters } = query;
    const page = await this.creatives.list(readScope, await this.filters.read(readScope, filters), {
      cursor,
      limit,
      order: sort,
    });
    return { ...page, items: await this.presenter.page(readScope, page.items) };
  }

  async summary({ readScope }: Asker, filters: CreativeFilters): Promise<CreativeSummary> {
    return this.creatives.summary(readScope, await this.filters.read(readScope, filters));
  }

  async neighbours(
    { readScope }: Asker,
    id: string,
    { sort, ...filters }: CreativeNeighboursQuery,
  ): Promise<CreativeNeighbours> {
    const creative = inScope(await this.creatives.findById(readScope, id));
    return this.creatives.neighbours(readScope, await this.filters.read(readScope, filters), creative, sort);
  }

  async get({ readScope }: Asker, id: string): Promise<CreativeView> {
    return this.presenter.one(readScope, inScope(await this.creatives.findById(readScope, id)));
  }

  /** @throws TRANSITION_NOT_ALLOWED */
  async retry(asker: Asker, cause: Cause, id: string): Promise<CreativeView> {
    const scope = asker.writeScope();
    const { value } = inScope(await this.creatives.commit(scope, id, retryCreative(cause)));
    await this.jobs.enqueue(id);
    return this.presenter.one(scope, value);
  }
}
