import type { HistoryAction } from '../../contracts/history-event.contract.js';
import type { InstantRange } from '../../rules/local-days.js';
import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { largestChosen, valuesOf } from '../filter-key.js';
import { anyOf, partnersWithin } from '../scope-filter.js';
import type { Entry, Stream } from '../streams.js';
import { COMBINATIONS, keyOf, type Dimension } from './history-keys.js';

export interface HistoryFilter {
  range: InstantRange;
  action?: HistoryAction[];
  actorId?: string[];
  partnerId?: string[];
  subjectId?: string;
  requestId?: string;
  /** Only what stood in history up to here. */
  upToSeq?: number;
}

const chosenValues = (scope: ReadScope, filter: HistoryFilter): Partial<Record<Dimension, string[]>> => {
  const { action, actorId, subjectId, requestId } = filter;
  const partnerId = scope.partnerId === undefined ? filter.partnerId : [scope.partnerId];
  const lists = {
    partnerId,
    actorId,
    action,
    subjectId: subjectId ? [subjectId] : undefined,
    requestId: requestId ? [requestId] : undefined,
  };
  return Object.fromEntries(Object.entries(lists).filter(([, values]) => values && values.length > 0));
};

export const historyFilter = (scope: ReadScope, filter: HistoryFilter): Filter => ({
  ...partnersWithin(scope, filter.partnerId),
  ...anyOf('action', filter.action),
  ...anyOf('actorId', filter.actorId),
  ...(filter.subjectId && { 'subject.id': filter.subjectId }),
  ...(filter.requestId && { requestId: filter.requestId }),
  ...(filter.upToSeq !== undefined && { seq: { $lte: filter.upToSeq } }),
});

/** Everything, or all of one partner: an index of its own holds them in order. */
export const isPlain = (scope: ReadScope, filter: HistoryFilter): boolean => {
  const { partnerId, ...others } = chosenValues(scope, filter);
  return Object.keys(others).length === 0 && (partnerId?.length ?? 1) === 1;
};

/** Of one partner or of all; a thing and a request have few events, nowhere near. */
export const nearBy = (scope: ReadScope, filter: HistoryFilter): Filter | undefined => {
  const { partnerId, subjectId, requestId } = chosenValues(scope, filter);
  if (subjectId || requestId) return undefined;
  return partnerId?.length === 1 ? { partnerId: partnerId[0] } : {};
};

/** Each combination of partner, person and action has a key; so have a thing and a request. Of too many only the date serves. */
export const streamOf = (scope: ReadScope, filter: HistoryFilter): Stream => {
  const chosen = chosenValues(scope, filter);
  return {
    entries: largestChosen(chosen, COMBINATIONS).map((one): Entry =>
      one.length === 0
        ? { base: {}, index: { at: -1, seq: -1 } }
        : { base: anyOf('keys', valuesOf(chosen, one).map(keyOf)), index: { keys: 1, at: -1 } },
    ),
    filter: historyFilter(scope, filter),
  };
};
