import type { PartnerKind } from '../../contracts/partner.contract.js';
import type { Outcome } from '../../contracts/tagging-record.contract.js';
import type { InstantRange } from '../../rules/local-days.js';
import type { ReadScope } from '../../rules/scopes.js';
import type { Filter } from '../collection.js';
import { anyOf, partnersWithin } from '../scope-filter.js';
import { WHAT, WHOSE, type Dimension } from './tagging-record-keys.js';

/** A tag ID or a hash names records by itself; all else is words of the name or a Business Center. */
export type TaggingSearch =
  | { tagId: string }
  | { sha256: string }
  | {
      /** Folded words, all of which stand in the file name. */
      words: string[];
      /** Business Centers whose ID begins with the query. */
      businessCenterIds: string[];
    };

export interface TaggingRecordFilter {
  range: InstantRange;
  search?: TaggingSearch;
  outcome?: Outcome[];
  programId?: string[];
  businessCenterId?: string[];
  uploaderId?: string[];
  format?: string[];
  partnerId?: string[];
  partnerKind?: PartnerKind[];
  /** Only what history told of up to here. */
  upToSeq?: number;
}

/** The values each dimension may have; the scope's own partner stands for whatever was picked. */
export const chosenValues = (
  scope: ReadScope,
  filter: TaggingRecordFilter,
): Partial<Record<Dimension, string[]>> => {
  const chosen = [...WHOSE, ...WHAT].flatMap((dimension): [Dimension, string[]][] => {
    const values: string[] | undefined = filter[dimension];
    return values && values.length > 0 ? [[dimension, values]] : [];
  });
  return {
    ...Object.fromEntries(chosen),
    ...(scope.partnerId !== undefined && { partnerId: [scope.partnerId] }),
  };
};

/** All but the search and the date: those are the streams'. */
export const taggingRecordFilter = (scope: ReadScope, filter: TaggingRecordFilter): Filter => ({
  ...[...WHOSE, ...WHAT].reduce<Filter>(
    (fields, dimension) => ({ ...fields, ...anyOf(dimension, filter[dimension]) }),
    {},
  ),
  ...partnersWithin(scope, filter.partnerId),
  ...(filter.upToSeq !== undefined && { seq: { $lte: filter.upToSeq } }),
});
