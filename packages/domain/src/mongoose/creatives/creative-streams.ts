import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { anyOf } from '../scope-filter.js';
import { gramsToRead } from '../search-grams.js';
import type { Entry, Stream } from '../streams.js';
import { KEY } from './creative-keys.js';
import {
  creativeFilter,
  dateField,
  wordsIn,
  type CreativeFilter,
  type CreativeSearch,
} from './creative-filter.js';

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
          choices: gramsToRead(words).map((gram) => [KEY.gram(gram)]),
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
  const entries = (chosen: string[][]) => entriesOf(filter, partnerId, chosen);
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

/** Which entries may be read; without one partner that leads the index only the date serves. */
const entriesOf = (filter: CreativeFilter, partnerId: string | undefined, choices: string[][]): Entry[] => {
  const date = { [dateField(filter)]: -1 as const };
  if (partnerId === undefined) return [{ base: {}, index: { ...date, _id: -1 } }];
  if (choices.length === 0) return [{ base: { partnerId }, index: { partnerId: 1, ...date, _id: -1 } }];
  return choices.map((keys) => ({
    base: { partnerId, ...anyOf('keys', keys) },
    index: { partnerId: 1, keys: 1, ...date },
  }));
};
