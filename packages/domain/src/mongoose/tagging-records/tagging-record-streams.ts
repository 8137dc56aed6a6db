import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { wordsIn } from '../creatives/creative-filter.js';
import { largestChosen, valuesOf } from '../filter-key.js';
import { gramsToRead } from '../search-grams.js';
import type { Entry, Stream } from '../streams.js';
import { anyOf } from '../scope-filter.js';
import { chosenValues, taggingRecordFilter, type TaggingRecordFilter } from './tagging-record-filter.js';
import { COMBINATIONS, SEARCHED_WITHIN, keyOf, type Dimension } from './tagging-record-keys.js';

type Chosen = ReturnType<typeof chosenValues>;

export const BY_DATE = { decidedAt: -1, _id: -1 } as const;
const BY_PARTNER = { partnerId: 1, ...BY_DATE } as const;
const BY_KEY = { keys: 1, decidedAt: -1 } as const;

const keyed = (chosen: Chosen, dimensions: readonly Dimension[], gram?: string): Entry => ({
  base: anyOf(
    'keys',
    valuesOf(chosen, dimensions).map((values) => keyOf(values, gram)),
  ),
  index: BY_KEY,
});

/** Of one company or of all; an ID or a hash has few records, nowhere near. */
export const nearBy = (scope: ReadScope, filter: TaggingRecordFilter): Filter | undefined => {
  const { partnerId } = chosenValues(scope, filter);
  if (filter.search && !('words' in filter.search)) return undefined;
  return partnerId?.length === 1 ? { partnerId: partnerId[0] } : {};
};

/** Ways to read what is chosen by filters alone. */
const entriesOf = (chosen: Chosen): Entry[] => {
  const combinations = largestChosen(chosen, COMBINATIONS);
  return combinations.map((one) => {
    if (one.length === 0) return { base: {}, index: BY_DATE };
    if (one.length === 1 && one[0] === 'partnerId' && chosen.partnerId!.length === 1)
      return { base: { partnerId: chosen.partnerId![0] }, index: BY_PARTNER };
    return keyed(chosen, one);
  });
};

/** The key that holds all that is chosen, where there is one: its entries are the rows. */
export const exactEntry = (scope: ReadScope, filter: TaggingRecordFilter): Entry | undefined => {
  const chosen = chosenValues(scope, filter);
  const all = Object.keys(chosen).length;
  const combination = largestChosen(chosen, COMBINATIONS).find(({ length }) => length === all);
  if (filter.search || !combination || all === 0) return undefined;
  return keyed(chosen, combination);
};

/** Each row belongs to the first stream that it fits, so that nothing is counted twice. */
export const streamsOf = (scope: ReadScope, filter: TaggingRecordFilter): Stream[] => {
  const common = taggingRecordFilter(scope, filter);
  const chosen = chosenValues(scope, filter);
  const { search } = filter;
  if (!search) return [{ entries: entriesOf(chosen), filter: common }];
  if ('tagId' in search) return [named('tagId', search.tagId, common)];
  if ('sha256' in search) return [named('sha256', search.sha256, common)];
  const words = wordsIn('foldedName', search.words) as Filter;
  const [within] = largestChosen(chosen, SEARCHED_WITHIN);
  const grams = gramsToRead(search.words).map((gram) => keyed(chosen, within ?? [], gram));
  const byFilter = entriesOf(chosen);
  const byName: Stream = {
    // All there is, or all of a company, is never rarer than a piece of a word in it.
    entries: grams.length > 0 ? [...grams, ...byFilter.filter(({ index }) => index === BY_KEY)] : byFilter,
    filter: { $and: [common, words] },
  };
  if (search.businessCenterIds.length === 0) return [byName];
  const centers = anyOf('businessCenterId', search.businessCenterIds);
  const byCenter: Stream = {
    entries: entriesOf({ ...chosen, businessCenterId: search.businessCenterIds }),
    filter: { $and: [common, centers, { $nor: [words] }] },
  };
  return [byName, byCenter];
};

const named = (field: 'tagId' | 'sha256', value: string, common: Filter): Stream => ({
  entries: [{ base: { [field]: value }, index: { [field]: 1, ...BY_DATE } }],
  filter: common,
});
