import { DIMENSIONS, type Dimension } from '../../contracts/report.contract.js';

export type Keys = Record<Dimension, string>;

export const inOrder = (dimensions: Iterable<Dimension>): Dimension[] => {
  const wanted = new Set(dimensions);
  return DIMENSIONS.filter((dimension) => wanted.has(dimension));
};

/** `partner.program`; no dimension is `all`. */
export const setName = (dimensions: readonly Dimension[]): string => dimensions.join('.') || 'all';

/** What days and months are summed up by: nothing, each dimension, each pair of them. */
export const DIMENSION_SETS: readonly (readonly Dimension[])[] = [
  [],
  ...DIMENSIONS.map((one) => [one]),
  ...DIMENSIONS.flatMap((one, index) => DIMENSIONS.slice(index + 1).map((other) => [one, other])),
];
