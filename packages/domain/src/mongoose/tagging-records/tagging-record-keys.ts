import { foldForSearch, formatOf } from '../../rules/file-name.js';
import { gramsOf } from '../../rules/search-text.js';
import { filterKey, subsetsOf } from '../filter-key.js';
import type { TaggingRecord } from '../../rules/tagging-record.js';

/** Whose it is. A person belongs to one company, and a company is of one kind: no two of these need a pair. */
export const WHOSE = ['partnerId', 'partnerKind', 'uploaderId'] as const;
export const WHAT = ['outcome', 'programId', 'businessCenterId', 'format'] as const;
export type Dimension = (typeof WHOSE)[number] | (typeof WHAT)[number];

export type Values = Partial<Record<Dimension, string>>;

/** One entry of the index: these values together. */
export const keyOf = (values: Values, gram = ''): string =>
  filterKey([...[...WHOSE, ...WHAT].map((dimension) => values[dimension] ?? ''), gram]);

/** What records can be asked by together: whose, and anything of what. */
export const COMBINATIONS: readonly (readonly Dimension[])[] = [[], ...WHOSE.map((one) => [one])].flatMap(
  (whose: Dimension[]) => subsetsOf<Dimension>(WHAT).map((what) => [...whose, ...what]),
);

/** Searched by within a company and across all of them. */
export const SEARCHED_WITHIN = [[], ['partnerId']] as const satisfies readonly (readonly Dimension[])[];

export interface Derived {
  /** File name without case and accents, for search. */
  foldedName: string;
  /** Extension without its dot, lower case; '' when there is none. */
  format: string;
  keys: string[];
}

const pick = (values: Values, dimensions: readonly Dimension[]): Values =>
  Object.fromEntries(dimensions.map((dimension) => [dimension, values[dimension]]));

export const derivedOf = (record: TaggingRecord): Derived => {
  const foldedName = foldForSearch(record.fileName);
  const values = { ...record, format: formatOf(record.fileName) };
  const combined = COMBINATIONS.filter(({ length }) => length > 0).map((one) => keyOf(pick(values, one)));
  const searched = SEARCHED_WITHIN.flatMap((one) =>
    gramsOf(foldedName).map((gram) => keyOf(pick(values, one), gram)),
  );
  return { foldedName, format: values.format, keys: [...combined, ...searched] };
};
