import type { Creative } from '../../rules/creatives/creative.js';
import { foldForSearch, formatOf } from '../../rules/file-name.js';
import { gramsOf } from '../../rules/search-text.js';
import { filterKey, subsetsOf } from '../filter-key.js';

type Keyed = Pick<Creative, 'fileName' | 'state' | 'programId' | 'businessCenterId' | 'uploaderId'>;

export const DIMENSIONS = ['state', 'programId', 'businessCenterId', 'format', 'uploaderId'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
type Values = Partial<Record<Dimension, string>>;

/** A state changes often: it stands alone, so that few entries change with it. */
const LASTING = DIMENSIONS.filter((dimension) => dimension !== 'state');

/** What creatives can be asked by together. */
export const COMBINATIONS: readonly (readonly Dimension[])[] = [
  ['state'],
  ...subsetsOf<Dimension>(LASTING).filter(({ length }) => length > 0),
];

/** One entry of the multikey index of a date: these values together (docs/decisions/0070). */
export const keyOf = (values: Values): string =>
  filterKey(DIMENSIONS.map((dimension) => values[dimension] ?? ''));

/** A piece of a name; no combination is as short. */
export const gramKey = (gram: string): string => `g:${gram}`;

export interface Derived {
  /** File name without case and accents, for search. */
  foldedName: string;
  /** Extension without its dot, lower case. */
  format: string;
  keys: string[];
}

export const derivedOf = (creative: Keyed): Derived => {
  const foldedName = foldForSearch(creative.fileName);
  const format = formatOf(creative.fileName);
  const values: Values = { ...creative, format };
  const combined = COMBINATIONS.filter((one) =>
    one.every((dimension) => values[dimension] !== undefined),
  ).map((one) => keyOf(Object.fromEntries(one.map((dimension) => [dimension, values[dimension]]))));
  const keys = [...combined, ...gramsOf(foldedName).map(gramKey)];
  return { foldedName, format, keys };
};

const KEYED: readonly (keyof Keyed)[] = ['fileName', 'state', 'programId', 'businessCenterId', 'uploaderId'];

/** Only what a change touches is written again. */
export const derivedBy = (set: object, current: Keyed): Partial<Derived> =>
  KEYED.some((field) => field in set) ? derivedOf({ ...current, ...set }) : {};
