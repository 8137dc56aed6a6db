import type { Measures } from '../../contracts/report.contract.js';
import { Histogram, binOf } from './durations.js';
import type { Fact } from './facts.js';

/** Numbers that add up, in one array: as they lie in a cell. */
export const COUNTED = ['tagged', 'duplicates', 'rejected', 'edits', 'bytes', 'videoMs'] as const;

/** What some facts add up to. */
export interface Sums {
  numbers: number[];
  toTag: Histogram;
  /** With at least one decided file. */
  partners: Set<string>;
}

export const noSums = (): Sums => ({
  numbers: COUNTED.map(() => 0),
  toTag: new Histogram(),
  partners: new Set(),
});

const OUTCOME_AT = { tagged: 0, duplicate: 1, rejected: 2 } as const;
const [EDITS, BYTES, VIDEO] = [3, 4, 5];

export const addFact = ({ numbers, toTag, partners }: Sums, { keys, decided }: Fact): void => {
  if (!decided) {
    numbers[EDITS]! += 1;
    return;
  }
  numbers[OUTCOME_AT[decided.outcome]]! += 1;
  numbers[BYTES]! += decided.bytes;
  numbers[VIDEO]! += decided.videoMs;
  partners.add(keys.partner);
  if (decided.toTagMs !== undefined) toTag.add(binOf(decided.toTagMs));
};

export const addSums = (into: Sums, from: Sums): void => {
  from.numbers.forEach((value, index) => (into.numbers[index]! += value));
  into.toTag.addAll(from.toTag);
  for (const partner of from.partners) into.partners.add(partner);
};

/** Decided, whatever became of it. */
export const submittedIn = ({ numbers }: Sums): number => numbers[0]! + numbers[1]! + numbers[2]!;

/** The figures that people read. */
export const measuresOf = (sums: Sums): Measures => {
  const { numbers, toTag, partners } = sums;
  const [tagged, duplicates, rejected, edits, bytes, videoMs] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [median, p95] = [toTag.quantile(0.5), toTag.quantile(0.95)];
  return {
    submitted: submittedIn(sums),
    tagged,
    duplicates,
    rejected,
    edits,
    bytes,
    videoSeconds: videoMs / 1_000,
    ...(median !== undefined && { medianToTagSeconds: median / 1_000 }),
    ...(p95 !== undefined && { p95ToTagSeconds: p95 / 1_000 }),
    activePartners: partners.size,
  };
};
