import { gramsOf } from '../../rules/search-text.js';
import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { anyOf } from '../scope-filter.js';
import { KEY } from './creative-keys.js';
import {
  creativeFilter,
  dateField,
  wordsIn,
  type CreativeFilter,
  type CreativeSearch,
} from './creative-filter.js';

/** Rows of one kind in the order of a date. A search is several of them, read beside each other. */
export interface Stream {
  /** Which entries of the index may be read for it: one choice is enough, and the rarest is the best. */
  choices: string[][];
  /** The partner that leads the index; without one only the date serves. */
  partnerId: string | undefined;
  /** What a row must be, whichever entry led to it. */
  filter: Filter;
}

/** Counting a few of a word's pieces finds a rare one as well as counting all. */
const MOST_GRAMS = 8;

const spread = <T>(items: T[], most: number): T[] => {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, n) => items[Math.floor(n * step)]!);
};

const DIMENSIONS = ['state', 'programId', 'businessCenterId', 'format', 'uploaderId'] as const;

const chosenKeys = (filter: CreativeFilter): string[][] =>
  DIMENSIONS.flatMap((dimension) => {
    const values = filter[dimension];
    return values && values.length > 0 ? [values.map(KEY[dimension])] : [];
  });

/** File name, program and Business Center ID: whatever of the three the query fits. */
const searchParts = ({ words, programIds, businessCenterIds }: CreativeSearch) => [
  ...(words.length > 0
    ? [
        {
          choices: spread([...new Set(words.flatMap(gramsOf))], MOST_GRAMS).map((gram) => [KEY.gram(gram)]),
          filter: wordsIn('foldedName', words) as Filter,
        },
      ]
    : []),
  ...(programIds.length > 0
    ? [{ choices: [programIds.map(KEY.programId)], filter: anyOf('programId', programIds) }]
    : []),
  ...(businessCenterIds.length > 0
    ? [
        {
          choices: [businessCenterIds.map(KEY.businessCenterId)],
          filter: anyOf('businessCenterId', businessCenterIds),
        },
      ]
    : []),
];

/** Each row belongs to the first stream that it fits, so that nothing is counted twice. */
export const streamsOf = (scope: ReadScope, filter: CreativeFilter): Stream[] => {
  const common = creativeFilter(scope, filter);
  const partnerId = typeof common['partnerId'] === 'string' ? common['partnerId'] : undefined;
  const choices = chosenKeys(filter);
  if (!filter.search) return [{ choices, partnerId, filter: common }];
  const parts = searchParts(filter.search);
  return parts.map((part, index) => {
    const earlier = parts.slice(0, index).map((one) => one.filter);
    return {
      choices: [...choices, ...part.choices],
      partnerId,
      filter: {
        $and: [common, part.filter, ...(earlier.length > 0 ? [{ $nor: earlier }] : [])],
      },
    };
  });
};

/** The plain list, and that of one state, have an index of their own in the order of the date. */
export const isPlain = (filter: CreativeFilter): boolean => {
  const chosen = DIMENSIONS.filter((dimension) => (filter[dimension]?.length ?? 0) > 0);
  if (filter.search) return false;
  return chosen.length === 0 || (chosen[0] === 'state' && chosen.length === 1 && filter.state?.length === 1);
};

/** The index that serves a key of one partner, or one partner's dates, or everybody's. */
export const indexFor = (filter: CreativeFilter, partnerId: string | undefined, keyed: boolean) => {
  const date = { [dateField(filter)]: -1 as const };
  if (partnerId === undefined) return { ...date, _id: -1 as const };
  return keyed
    ? { partnerId: 1 as const, keys: 1 as const, ...date }
    : { partnerId: 1 as const, ...date, _id: -1 as const };
};
