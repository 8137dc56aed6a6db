import { businessCenterDigits, foldForSearch, type BusinessCenterView } from '@smarttag/domain';

/** By digits anywhere in the ID, or by name. */
export const matchingCenters = (
  centers: readonly BusinessCenterView[],
  typed: string,
): readonly BusinessCenterView[] => {
  const digits = businessCenterDigits(typed);
  const words = foldForSearch(typed.trim());
  if (words === '') return centers;
  return centers.filter(
    (center) =>
      (digits !== '' && center.businessCenterId.includes(digits)) ||
      foldForSearch(center.name ?? '').includes(words),
  );
};
