import { Injectable } from '@nestjs/common';
import {
  DomainError,
  editCreative,
  requireOpen,
  retryCreative,
  type Cause,
  type Creative,
  type CreativeListQuery,
  type CreativePage,
  type CreativePatch,
  type CreativeSummary,
  type CreativeFilters,
  type CreativeView,
} from '@smarttag/domain';
import { CreativesRepository, PartnersRepository, ProgramsRepository } from '@smarttag/domain/mongoose';
import { TaggingJobs, type Asker } from '@smarttag/service-kit';
import { inScope } from '../../asking/in-scope.js';
import { CreativeFiltersReader } from './creative-filters.js';
import { CreativesPresenter } from './creatives.presenter.js';
import { StaleEdits } from './stale-edits.js';

@Injectable()
export class CreativesService {
  constructor(
    private readonly creatives: CreativesRepository,
    private readonly partners: PartnersRepository,
    private readonly programs: ProgramsRepository,
    private readonly filters: CreativeFiltersReader,
    private readonly presenter: CreativesPresenter,
    private readonly jobs: TaggingJobs,
    private readonly staleEdits: StaleEdits,
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

  async get({ readScope }: Asker, id: string): Promise<CreativeView> {
    return this.presenter.one(readScope, inScope(await this.creatives.findById(readScope, id)));
  }

  /** @throws STALE_VERSION, FILE_NAME_NOT_ALLOWED, PROGRAM_NOT_OPEN, VALIDATION_FAILED */
  async edit(asker: Asker, cause: Cause, id: string, patch: CreativePatch): Promise<CreativeView> {
    const scope = asker.writeScope();
    const creative = inScope(await this.creatives.findById(scope, id));
    await this.requireProgramFor(creative, patch, cause.at);
    const done = await this.creatives
      .commit(scope, id, editCreative(cause, patch))
      .catch((error: unknown) => this.staleEdits.explain(scope, error));
    return this.presenter.one(scope, inScope(done).value);
  }

  /** @throws TRANSITION_NOT_ALLOWED */
  async retry(asker: Asker, cause: Cause, id: string): Promise<CreativeView> {
    const scope = asker.writeScope();
    const { value } = inScope(await this.creatives.commit(scope, id, retryCreative(cause)));
    await this.jobs.enqueue(id);
    return this.presenter.one(scope, value);
  }

  /** What it is assigned to already may be archived; what is newly chosen may not. */
  private async requireProgramFor(creative: Creative, { programId }: CreativePatch, at: Date): Promise<void> {
    if (programId === undefined || programId === creative.programId) return;
    if (!creative.submittedAt)
      throw new DomainError(
        'VALIDATION_FAILED',
        'The program of a draft is chosen for all its files at once.',
      );
    const [program, partner] = await Promise.all([
      this.programs.findById(programId),
      this.partners.findById(creative.partnerId),
    ]);
    requireOpen(program, inScope(partner).kind, at);
  }
}
