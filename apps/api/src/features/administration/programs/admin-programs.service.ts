import { Injectable } from '@nestjs/common';
import {
  archiveProgram,
  changeProgram,
  isOpen,
  requireSpan,
  restoreProgram,
  type AdminProgramView,
  type Cause,
  type Decide,
  type Page,
  type Program,
  type ProgramCreate,
  type ProgramPatch,
  type ProgramUses,
} from '@smarttag/domain';
import { CreativesRepository, ProgramsRepository, SubmissionsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../../asking/in-scope.js';
import { StaleEdits } from '../../../names/stale-edits.js';
import { programView } from '../../programs/programs.service.js';
import { COUNT_LIMIT, boundedCount } from '../bounded.js';

type Moment<T> = T extends string ? Date : T;
/** A moment as it is stored; `null` takes it away, and undefined leaves it. */
const moment = <T extends string | null | undefined>(given: T) =>
  (typeof given === 'string' ? new Date(given) : given) as Moment<T>;

const view = (program: Program): AdminProgramView => ({
  ...programView(program, isOpen(program, new Date())),
  version: program.version,
  createdAt: program.createdAt.toISOString(),
});

@Injectable()
export class AdminProgramsService {
  constructor(
    private readonly programs: ProgramsRepository,
    private readonly creatives: CreativesRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly staleEdits: StaleEdits,
  ) {}

  async list(): Promise<Page<AdminProgramView>> {
    return { items: (await this.programs.list()).map(view) };
  }

  /** @throws NAME_TAKEN, VALIDATION_FAILED */
  async create(cause: Cause, { opensAt, closesAt, ...wanted }: ProgramCreate): Promise<AdminProgramView> {
    const program: Program = {
      ...wanted,
      id: uuid(),
      opensAt: moment(opensAt),
      closesAt: moment(closesAt),
      createdAt: cause.at,
      revision: 1,
      version: 0,
    };
    requireSpan(program);
    await this.programs.insert(program, cause);
    return view(program);
  }

  /** What archiving it would reach. */
  async uses({ readScope }: Asker, id: string): Promise<ProgramUses> {
    inScope(await this.programs.findById(id));
    const [drafts, creatives] = await Promise.all([
      this.submissions.countDrafts(readScope, { programId: id }, COUNT_LIMIT),
      this.creatives.summary(readScope, { programId: [id], range: {}, dateBy: 'tagging' }),
    ]);
    return { drafts: boundedCount(drafts), creatives: creatives.creatives };
  }

  /** @throws NAME_TAKEN, STALE_VERSION, VALIDATION_FAILED */
  async change(
    asker: Asker,
    cause: Cause,
    id: string,
    { opensAt, closesAt, ...patch }: ProgramPatch,
  ): Promise<AdminProgramView> {
    const change = { ...patch, opensAt: moment(opensAt), closesAt: moment(closesAt) };
    return this.commit(id, changeProgram(cause, change)).catch((error: unknown) =>
      this.staleEdits.explain(asker.readScope, error),
    );
  }

  archive(cause: Cause, id: string): Promise<AdminProgramView> {
    return this.commit(id, archiveProgram(cause));
  }

  restore(cause: Cause, id: string): Promise<AdminProgramView> {
    return this.commit(id, restoreProgram(cause));
  }

  private async commit(id: string, decide: Decide<Program>): Promise<AdminProgramView> {
    return view(inScope(await this.programs.commit(id, decide)).value);
  }
}
