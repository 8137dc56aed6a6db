import type { HistoryEvent } from '../../rules/history-event.js';
import { filterKey, subsetsOf } from '../filter-key.js';

const TOGETHER = ['partnerId', 'actorId', 'action'] as const;
const ALONE = ['subjectId', 'requestId'] as const;
export const DIMENSIONS = [...TOGETHER, ...ALONE] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What events are asked by together; a thing and a request have few events each, and need no pairs. */
export const COMBINATIONS: readonly (readonly Dimension[])[] = [
  ...subsetsOf<Dimension>(TOGETHER),
  ...ALONE.map((one) => [one]),
];

export const keyOf = (values: Partial<Record<Dimension, string>>): string =>
  filterKey(DIMENSIONS.map((dimension) => values[dimension] ?? ''));

export const historyKeysOf = ({ subject, ...event }: HistoryEvent): string[] => {
  const values = { ...event, subjectId: subject.id };
  return COMBINATIONS.filter((one) => one.length > 0 && one.every((dimension) => values[dimension])).map(
    (one) => keyOf(Object.fromEntries(one.map((dimension) => [dimension, values[dimension]]))),
  );
};
