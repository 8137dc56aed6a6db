import type { Connection, Model } from 'mongoose';
import type { SavedViewList } from '../../contracts/saved-view.contract.js';
import type { Decide } from '../../rules/decision.js';
import type { Cause } from '../../rules/history-event.js';
import type { SavedView } from '../../rules/saved-views/saved-view.js';
import type { ReadScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf } from '../commit.js';
import { toDomain, toStored } from '../stored.js';
import { SavedViewSchema, type StoredSavedView } from './saved-view.schema.js';

/** As many as a menu can show. */
const MOST = 200;

/** Each is its maker's own, an auditor's too. A scope's colleagues are the people of one partner, or the platform's. */
export class SavedViewsRepository {
  private readonly model: Model<StoredSavedView>;
  private readonly committer: Committer<SavedView, StoredSavedView>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'SavedView', SavedViewSchema);
    this.committer = new Committer(this.model, 'saved_view', (document) => toDomain<SavedView>(document));
  }

  async insert(cause: Cause, view: SavedView): Promise<void> {
    const { list, name, query, audience } = view;
    const event = eventOf(
      { ...cause, action: 'saved_view.created', after: { list, name, query, audience } },
      { type: 'saved_view', id: view.id, partnerId: view.partnerId },
      1,
    );
    await this.model.create({ ...toStored(view), outbox: [event] });
  }

  /** One's own and those of colleagues for all, oldest first. */
  async list(scope: ReadScope, ownerId: string, list?: SavedViewList): Promise<SavedView[]> {
    const of = { removedAt: null, ...(list && { list }) };
    const found = await this.model
      .find({
        $or: [
          { ownerId, ...of },
          { partnerId: scope.partnerId ?? null, audience: 'company', ...of },
        ],
      })
      .sort({ createdAt: 1 })
      .limit(MOST)
      .lean<StoredSavedView[]>();
    return found.map((view) => toDomain<SavedView>(view));
  }

  async findById(scope: ReadScope, id: string): Promise<SavedView | undefined> {
    const found = await this.model
      .findOne({ _id: id, partnerId: scope.partnerId ?? null, removedAt: null })
      .lean<StoredSavedView>();
    return found ? toDomain<SavedView>(found) : undefined;
  }

  /** @returns undefined when it is not this person's */
  commit(ownerId: string, id: string, decide: Decide<SavedView>) {
    return this.committer.commit({ _id: id, ownerId, removedAt: null }, decide);
  }
}
