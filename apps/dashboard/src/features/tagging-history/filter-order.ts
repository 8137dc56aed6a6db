import { OUTCOMES, PARTNER_KINDS, type TaggingFacetName } from '@smarttag/domain';
import type { FilterOption } from '../../components/list/filter-field.ts';
import { compareNames } from '../../format/order.ts';

const OWN_ORDER: Partial<Record<TaggingFacetName, readonly string[]>> = {
  outcome: OUTCOMES,
  partnerKind: PARTNER_KINDS,
};

/** Few values keep an order of their own; of others those with the most rows stand first. */
export const inFilterOrder = (name: TaggingFacetName, options: readonly FilterOption[]) => {
  const own = OWN_ORDER[name];
  return [...options].sort((a, b) =>
    own
      ? own.indexOf(a.value) - own.indexOf(b.value)
      : (b.count?.count ?? 0) - (a.count?.count ?? 0) || compareNames(a.label, b.label),
  );
};
