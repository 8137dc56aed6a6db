import type { SavedViewList, SavedViewView } from '@smarttag/domain';
import type { RouteLocationRaw } from 'vue-router';

/** The pages whose views can be saved, by the name of their route. */
export const ROUTES = {
  creatives: 'creatives',
  tagging_history: 'tagging-history',
  activity: 'activity',
  reports: 'reports',
} as const satisfies Partial<Record<SavedViewList, string>>;
export type ViewList = keyof typeof ROUTES;

const isViewList = (list: SavedViewList): list is ViewList => list in ROUTES;

/** Where a view leads; undefined for a list that this version does not have. */
export const wayTo = ({
  list,
  query,
}: Pick<SavedViewView, 'list' | 'query'>): RouteLocationRaw | undefined =>
  isViewList(list)
    ? { name: ROUTES[list], query: Object.fromEntries(new URLSearchParams(query)) }
    : undefined;

/** The same filters in the same words, whatever their order: what is saved and what is shown can be compared. */
export const queryText = (query: Record<string, unknown>): string =>
  new URLSearchParams(
    Object.entries(query)
      .flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []))
      .sort(([a], [b]) => a.localeCompare(b)),
  ).toString();
