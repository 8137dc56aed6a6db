import { Injectable } from '@nestjs/common';
import {
  DomainError,
  changeSavedView,
  removeSavedView,
  type Cause,
  type Decide,
  type Page,
  type SavedView,
  type SavedViewCreate,
  type SavedViewList,
  type SavedViewPatch,
  type SavedViewView,
} from '@smarttag/domain';
import { SavedViewsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../asking/in-scope.js';
import { NamesService } from '../../names/names.service.js';

/** Views by name: one's own to change, colleagues' to use. */
@Injectable()
export class SavedViewsService {
  constructor(
    private readonly views: SavedViewsRepository,
    private readonly names: NamesService,
  ) {}

  async list(asker: Asker, list: SavedViewList | undefined): Promise<Page<SavedViewView>> {
    return { items: await this.present(asker, await this.views.list(asker.readScope, asker.user.id, list)) };
  }

  async create(asker: Asker, cause: Cause, wanted: SavedViewCreate): Promise<SavedViewView> {
    const { id: ownerId, partnerId } = asker.user;
    const view = { ...wanted, id: uuid(), partnerId, ownerId, createdAt: cause.at, revision: 1, version: 0 };
    await this.views.insert(cause, view);
    return (await this.present(asker, [view]))[0]!;
  }

  /** @throws NOT_ALLOWED for a colleague's */
  async change(asker: Asker, cause: Cause, id: string, patch: SavedViewPatch): Promise<SavedViewView> {
    return (await this.present(asker, [await this.commit(asker, id, changeSavedView(cause, patch))]))[0]!;
  }

  /** @throws NOT_ALLOWED for a colleague's */
  async remove(asker: Asker, cause: Cause, id: string): Promise<void> {
    await this.commit(asker, id, removeSavedView(cause));
  }

  private async commit(
    { user, readScope }: Asker,
    id: string,
    decide: Decide<SavedView>,
  ): Promise<SavedView> {
    const view = inScope(await this.views.findById(readScope, id));
    const isSeen = view.ownerId === user.id || view.audience === 'company';
    inScope(isSeen || undefined);
    if (view.ownerId !== user.id)
      throw new DomainError('NOT_ALLOWED', 'Only who made this view changes it. Save one of your own.');
    return inScope(await this.views.commit(user.id, id, decide)).value;
  }

  private async present({ user, readScope }: Asker, views: SavedView[]): Promise<SavedViewView[]> {
    const names = await this.names.of(readScope, { people: views.map(({ ownerId }) => ownerId) });
    return views.map((view) => ({
      id: view.id,
      list: view.list,
      name: view.name,
      query: view.query,
      audience: view.audience,
      ownerId: view.ownerId,
      ownerName: names.person(view.ownerId),
      mine: view.ownerId === user.id,
      createdAt: view.createdAt.toISOString(),
    }));
  }
}
