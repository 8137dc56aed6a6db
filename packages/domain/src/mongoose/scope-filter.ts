import type { ReadScope } from '../rules/scopes.js';

/** The part of every filter that keeps an asker inside what is theirs. */
export const within = (scope: ReadScope): { partnerId?: string } =>
  scope.partnerId === undefined ? {} : { partnerId: scope.partnerId };

/** One value is an equality, which an index can sort under; several are a choice; none is no filter. */
export const anyOf = (field: string, values: readonly string[] | undefined): Record<string, unknown> => {
  if (!values || values.length === 0) return {};
  return { [field]: values.length === 1 ? values[0] : { $in: values } };
};

/** An asker's own partner, or within all partners those that were picked. */
export const partnersWithin = (
  scope: ReadScope,
  picked: readonly string[] | undefined,
): Record<string, unknown> => (scope.partnerId === undefined ? anyOf('partnerId', picked) : within(scope));
