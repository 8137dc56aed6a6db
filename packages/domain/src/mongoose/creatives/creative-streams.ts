import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { anyOf } from '../scope-filter.js';
import { gramsToRead } from '../search-grams.js';
import type { Entry, Stream } from '../streams.js';
import { largestChosen, valuesOf } from '../filter-key.js';
import { COMBINATIONS, DIMENSIONS, gramKey, keyOf, type Dimension } from './creative-keys.js';
import {
  creativeFilter,
  dateField,
  wordsIn,
  type CreativeFilter,
  type CreativeSearch,
} from './creative-filter.js';

type Chosen = Partial<Record<Dimension, string[]>>;

const chosenValues = (filter: CreativeFilter): Chosen =>
  Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, filter[dimension]]).filter(([, values]) => values?.length),
  ) as Chosen;

/** Ways to what is chosen, each by the keys that it reads. */
const chosenKeys = (chosen: Chosen): string[][] =>
  largestChosen(chosen, COMBINATIONS).map((one) => valuesOf(chosen, one).map(keyOf));

/** File name, program and Business Center ID: whatever of the three the query fits. */
const searchParts = ({ words, programIds, businessCenterIds }: CreativeSearch) => [
  ...(words.length > 0
    ? [
        {
          choices: gramsToRead(words).map((gram) => [gramKey(gram)]),
          filter: wordsIn('foldedName', words) as Filter,
        },
      ]
    : []),
  ...(programIds.length > 0
    ? [{ choices: chosenKeys({ programId: programIds }), filter: anyOf('programId', programIds) }]
    : []),
  ...(businessCenterIds.length > 0
    ? [
        {
          choices: chosenKeys({ businessCenterId: businessCenterIds }),
          filter: anyOf('businessCenterId', businessCenterIds),
        },
      ]
    : []),
];

/** Each row belongs to the first stream that it fits, so that nothing is counted twice. */
export const streamsOf = (scope: ReadScope, filter: CreativeFilter): Stream[] => {
  const common = creativeFilter(scope, filter);
  const choices = chosenKeys(chosenValues(filter));
  const entries = (chosen: string[][]) => entriesOf(scope, filter, chosen);
  if (!filter.search) return [{ entries: entries(choices), filter: common }];
  const parts = searchParts(filter.search);
  return parts.map((part, index) => {
    const earlier = parts.slice(0, index).map((one) => one.filter);
    return {
      entries: entries([...choices, ...part.choices]),
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

/** All rows in the order of the date, of one partner where there is one. */
export const plainEntry = (scope: ReadScope, filter: CreativeFilter): Entry => {
  const partnerId = onePartner(scope, filter);
  const date = { [dateField(filter)]: -1 as const, _id: -1 as const };
  return partnerId === undefined
    ? { base: {}, index: date }
    : { base: { partnerId }, index: { partnerId: 1, ...date } };
};

const onePartner = (scope: ReadScope, filter: CreativeFilter): string | undefined => {
  const { partnerId } = creativeFilter(scope, filter);
  return typeof partnerId === 'string' ? partnerId : undefined;
};

/** Which entries may be read; without one partner that leads the index only the date serves. */
const entriesOf = (scope: ReadScope, filter: CreativeFilter, choices: string[][]): Entry[] => {
  const partnerId = onePartner(scope, filter);
  if (partnerId === undefined || choices.length === 0) return [plainEntry(scope, filter)];
  const date = { [dateField(filter)]: -1 as const };
  return choices.map((keys) => ({
    base: { partnerId, ...anyOf('keys', keys) },
    index: { partnerId: 1, keys: 1, ...date },
  }));
};
