import type {
  SavedViewAudience,
  SavedViewList,
  SavedViewPatch,
} from '../../contracts/saved-view.contract.js';
import type { Decide } from '../decision.js';
import type { Cause } from '../history-event.js';

/** A list's filters by name, for its maker or for every colleague. */
export interface SavedView {
  id: string;
  /** Whose people may see it; none for the platform's staff. */
  partnerId?: string;
  ownerId: string;
  list: SavedViewList;
  name: string;
  query: string;
  audience: SavedViewAudience;
  createdAt: Date;
  removedAt?: Date;
  revision: number;
  version: number;
}

const FIELDS = ['name', 'query', 'audience'] as const;

export const changeSavedView =
  (cause: Cause, patch: SavedViewPatch): Decide<SavedView> =>
  (view) => {
    const changed = FIELDS.filter((field) => patch[field] !== undefined && patch[field] !== view[field]);
    if (changed.length === 0) return undefined;
    const only = (from: Partial<SavedView>) =>
      Object.fromEntries(changed.map((field) => [field, from[field]]));
    return {
      set: only(patch),
      event: { ...cause, action: 'saved_view.changed', before: only(view), after: only(patch) },
      userEdit: true,
    };
  };

export const removeSavedView =
  (cause: Cause): Decide<SavedView> =>
  (view) =>
    view.removedAt
      ? undefined
      : {
          set: { removedAt: cause.at },
          event: { ...cause, action: 'saved_view.removed', before: { list: view.list, name: view.name } },
        };
