import { hash } from 'node:crypto';

/** Sixty bits: ids themselves, in every combination, would weigh more than the rows. */
const KEY_LENGTH = 10;

/** One entry of a multikey index: these values together, an absent one as ''. */
export const filterKey = (values: readonly string[]): string =>
  hash('sha1', values.join('\n'), 'base64url').slice(0, KEY_LENGTH);

export const subsetsOf = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((subsets, item) => [...subsets, ...subsets.map((one) => [...one, item])], [[]]);

/** Keys that one read may name. */
const MOST_KEYS = 100;

type Chosen<D extends string> = Partial<Record<D, readonly string[]>>;

const sizeOf = <D extends string>(chosen: Chosen<D>, dimensions: readonly D[]) =>
  dimensions.reduce((size, dimension) => size * chosen[dimension]!.length, 1);

/** The largest combinations that are chosen: what a smaller one leads to, a larger one leads to in fewer rows. */
export const largestChosen = <D extends string>(
  chosen: Chosen<D>,
  among: readonly (readonly D[])[],
): (readonly D[])[] => {
  const usable = among.filter(
    (one) => one.every((dimension) => chosen[dimension] !== undefined) && sizeOf(chosen, one) <= MOST_KEYS,
  );
  return usable.filter(
    (one) => !usable.some((other) => other.length > one.length && one.every((part) => other.includes(part))),
  );
};

/** Every way to take one value of each. */
export const valuesOf = <D extends string>(
  chosen: Chosen<D>,
  dimensions: readonly D[],
): Partial<Record<D, string>>[] =>
  dimensions.reduce<Partial<Record<D, string>>[]>(
    (sofar, dimension) =>
      sofar.flatMap((values) => chosen[dimension]!.map((value) => ({ ...values, [dimension]: value }))),
    [{}],
  );
