import type { CreativeView } from '@smarttag/domain';

/** Why a file is not tagged, as the api names it. */
export const reasonOf = ({
  rejection,
  failure,
  duplicateOf,
}: Pick<CreativeView, 'rejection' | 'failure' | 'duplicateOf'>): string | undefined => {
  if (duplicateOf) return duplicateOf.owner === 'you' ? 'duplicate_of_own' : 'duplicate_of_another_company';
  return rejection?.reason ?? failure?.reason;
};
