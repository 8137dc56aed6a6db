import { addFact, addSums, noSums, type Sums } from './sums.js';
import type { Fact } from './facts.js';

/** Sums as they lie in a roll-up: `k` the values of the dimensions, `n` numbers, `t` times to tag, `p` partners. */
export interface Cell {
  k: string[];
  n: number[];
  t?: string;
  p?: string[];
}

const idOf = (keys: readonly string[]) => keys.join('\u0000');

/** Sums by the values of some dimensions. */
export class Tally {
  private readonly groups = new Map<string, { keys: string[]; sums: Sums }>();

  at(keys: readonly string[]): Sums {
    const id = idOf(keys);
    const known = this.groups.get(id);
    if (known) return known.sums;
    const sums = noSums();
    this.groups.set(id, { keys: [...keys], sums });
    return sums;
  }

  /** Without leaving a trace where there is nothing. */
  find(keys: readonly string[]): Sums | undefined {
    return this.groups.get(idOf(keys))?.sums;
  }

  addFact(keys: readonly string[], fact: Fact): void {
    addFact(this.at(keys), fact);
  }

  addCell(keys: readonly string[], cell: Cell): void {
    const sums = this.at(keys);
    for (let index = 0; index < cell.n.length; index += 1) sums.numbers[index]! += cell.n[index]!;
    if (cell.t !== undefined) sums.toTag.addText(cell.t);
    for (const partner of cell.p ?? []) sums.partners.add(partner);
  }

  add(keys: readonly string[], sums: Sums): void {
    addSums(this.at(keys), sums);
  }

  entries(): { keys: string[]; sums: Sums }[] {
    return [...this.groups.values()];
  }

  total(): Sums {
    const total = noSums();
    for (const { sums } of this.groups.values()) addSums(total, sums);
    return total;
  }

  /** In an order that follows from the content, so that equal tallies are equal texts. */
  cells(): Cell[] {
    return [...this.groups.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { keys, sums }]) => {
        const t = sums.toTag.toText();
        return {
          k: keys,
          n: sums.numbers,
          ...(t !== '' && { t }),
          ...(sums.partners.size > 0 && { p: [...sums.partners].sort() }),
        };
      });
  }
}

/** Of several spans together. */
export const addedUp = (tallies: readonly Tally[]): Tally => {
  const whole = new Tally();
  for (const tally of tallies) for (const { keys, sums } of tally.entries()) whole.add(keys, sums);
  return whole;
};

/** Sums that were stored, with more added. */
export const sumOfCells = (many: readonly (readonly Cell[])[]): Cell[] => {
  const tally = new Tally();
  for (const cells of many) for (const cell of cells) tally.addCell(cell.k, cell);
  return tally.cells();
};
