import { DIMENSIONS, type Dimension } from '../../contracts/report.contract.js';
import { DAY_MS, QUARTER_MS } from './calendar.js';
import { DIMENSION_SETS, setName } from './dimensions.js';
import type { Fact } from './facts.js';
import { Tally, type Cell } from './tally.js';
import { startOfUtcDay, startOfUtcMonth } from './units.js';

export type RollupLevel = 'quarter' | 'day' | 'month';

/**
 * Where sums lie. A `quarter` one holds a partner's quarter hours of one UTC day with all dimensions; `day` and
 * `month` hold one dimension set of all partners.
 */
export interface RollupPlace {
  level: RollupLevel;
  set: string;
  /** The UTC day or month it begins. */
  bucket: Date;
  /** Of quarter hours alone. */
  partnerId?: string;
}

export interface Rollup extends RollupPlace {
  /** All of history up to here is in it. */
  seq: number;
  cells: Cell[];
}

/** Every dimension but the partner, who has a document of their own; before them the quarter hour, 0 to 95. */
export const QUARTER_DIMENSIONS: readonly Dimension[] = DIMENSIONS.filter(
  (dimension) => dimension !== 'partner',
);
export const QUARTER_SET = 'quarters';

export const placeId = ({ level, set, bucket, partnerId = '' }: RollupPlace): string =>
  `${level}|${set}|${bucket.toISOString().slice(0, 10)}|${partnerId}`;

export const keysIn = (fact: Fact, dimensions: readonly Dimension[]): string[] =>
  dimensions.map((dimension) => fact.keys[dimension]);

const quarterKeys = (fact: Fact): string[] => [
  String(Math.floor((fact.at.getTime() % DAY_MS) / QUARTER_MS)),
  ...keysIn(fact, QUARTER_DIMENSIONS),
];

/** What some facts add, by the place they are added to. @param monthsUntil later months have no sums yet */
export const additionsOf = (
  facts: readonly Fact[],
  monthsUntil: Date,
): { place: RollupPlace; tally: Tally }[] => {
  const places = new Map<string, { place: RollupPlace; tally: Tally }>();
  const add = (place: RollupPlace, keys: string[], fact: Fact) => {
    const id = placeId(place);
    const known = places.get(id) ?? { place, tally: new Tally() };
    places.set(id, known);
    known.tally.addFact(keys, fact);
  };
  for (const fact of facts) {
    const [day, month] = [startOfUtcDay(fact.at), startOfUtcMonth(fact.at)];
    const partnerId = fact.keys.partner;
    add({ level: 'quarter', set: QUARTER_SET, bucket: day, partnerId }, quarterKeys(fact), fact);
    for (const dimensions of DIMENSION_SETS) {
      const set = setName(dimensions);
      add({ level: 'day', set, bucket: day }, keysIn(fact, dimensions), fact);
      if (month < monthsUntil) add({ level: 'month', set, bucket: month }, keysIn(fact, dimensions), fact);
    }
  }
  return [...places.values()];
};
