import { Injectable } from '@nestjs/common';
import {
  editCreative,
  requireProgramFor,
  revertEdit,
  type BulkResult,
  type Cause,
  type Creative,
  type CreativeBulkEdit,
  type CreativePatch,
  type CreativeView,
  type Decide,
  type HistoryEvent,
  type Partner,
  type Program,
  type WriteScope,
} from '@smarttag/domain';
import {
  CreativesRepository,
  HistoryRepository,
  PartnersRepository,
  ProgramsRepository,
} from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { inScope } from '../../../asking/in-scope.js';
import { CreativesPresenter } from '../creatives.presenter.js';
import { oneByOne } from './one-by-one.js';
import { StaleEdits } from '../../../names/stale-edits.js';

interface Choice {
  program: Program | undefined;
  partners: Map<string, Partner>;
}

/** People's changes of name and program, of one creative and of many: each is a commit and an event of its own. */
@Injectable()
export class EditsService {
  constructor(
    private readonly creatives: CreativesRepository,
    private readonly history: HistoryRepository,
    private readonly partners: PartnersRepository,
    private readonly programs: ProgramsRepository,
    private readonly presenter: CreativesPresenter,
    private readonly staleEdits: StaleEdits,
  ) {}

  /** @throws STALE_VERSION, FILE_NAME_NOT_ALLOWED, PROGRAM_NOT_OPEN, VALIDATION_FAILED */
  async edit(asker: Asker, cause: Cause, id: string, patch: CreativePatch): Promise<CreativeView> {
    const scope = asker.writeScope();
    const creative = inScope(await this.creatives.findById(scope, id));
    const choice = await this.choice(scope, patch.programId, [creative]);
    const value = await this.change(scope, cause, creative, patch, choice);
    return this.presenter.one(scope, value);
  }

  /** @throws UNDO_TOO_LATE, VALIDATION_FAILED */
  async revert(asker: Asker, cause: Cause, id: string, eventId: string): Promise<CreativeView> {
    const scope = asker.writeScope();
    inScope(await this.creatives.findById(scope, id));
    return this.presenter.one(scope, await this.putBack(scope, cause, id, eventId));
  }

  /** What fails is listed and the rest is done. */
  async editMany(asker: Asker, cause: Cause, { items, programId }: CreativeBulkEdit): Promise<BulkResult> {
    const scope = asker.writeScope();
    const found = await this.creatives.listByIds(
      scope,
      items.map(({ id }) => id),
    );
    const byId = new Map(found.map((creative) => [creative.id, creative]));
    const choice = await this.choice(scope, programId, found);
    return oneByOne(cause, items, byId, ({ id, version, fileName }) =>
      this.change(scope, cause, inScope(byId.get(id)), { version, fileName, programId }, choice),
    );
  }

  async revertMany(asker: Asker, cause: Cause, eventIds: string[]): Promise<BulkResult> {
    const scope = asker.writeScope();
    const items = eventIds.map((eventId) => ({ id: eventId.split('.')[0]!, eventId }));
    const found = await this.creatives.listByIds(
      scope,
      items.map(({ id }) => id),
    );
    const byId = new Map(found.map((creative) => [creative.id, creative]));
    return oneByOne(cause, items, byId, ({ id, eventId }) => {
      inScope(byId.get(id));
      return this.putBack(scope, cause, id, eventId);
    });
  }

  private async change(
    scope: WriteScope,
    cause: Cause,
    creative: Creative,
    patch: CreativePatch,
    { program, partners }: Choice,
  ): Promise<Creative> {
    if (patch.programId !== undefined) {
      const { kind } = inScope(partners.get(creative.partnerId));
      requireProgramFor(creative, { id: patch.programId, program, kind, at: cause.at });
    }
    return this.commit(scope, creative.id, editCreative(cause, patch));
  }

  private async putBack(scope: WriteScope, cause: Cause, id: string, eventId: string): Promise<Creative> {
    const event = inScope(await this.findEvent(scope, id, eventId));
    return this.commit(scope, id, revertEdit(cause, event));
  }

  /** Right after a change its event still waits in the outbox; it leaves it only once history holds it. */
  private async findEvent(scope: WriteScope, id: string, eventId: string): Promise<HistoryEvent | undefined> {
    const waiting = await this.creatives.findWaitingEvent(scope, id, eventId);
    const event = waiting ?? (await this.history.findById(scope, eventId));
    return event?.subject.id === id ? event : undefined;
  }

  private async commit(scope: WriteScope, id: string, decide: Decide<Creative>): Promise<Creative> {
    const done = await this.creatives
      .commit(scope, id, decide)
      .catch((error: unknown) => this.staleEdits.explain(scope, error));
    return inScope(done).value;
  }

  /** Which program was chosen, and for whose creatives; read once for all of them. */
  private async choice(scope: WriteScope, programId: string | undefined, of: Creative[]): Promise<Choice> {
    if (programId === undefined) return { program: undefined, partners: new Map() };
    const owners = [...new Set(of.map(({ partnerId }) => partnerId))];
    const [program, partners] = await Promise.all([
      this.programs.findById(programId),
      Promise.all(owners.map((id) => this.partners.findById(id))),
    ]);
    return { program, partners: new Map(partners.flatMap((one) => (one ? [[one.id, one] as const] : []))) };
  }
}
