/** Each bin is this much longer than the one before, so a figure read from it is at most 2.5 % off. */
const GROWTH = 1.05;
export const DURATION_ERROR = Math.sqrt(GROWTH) - 1;

/** The bin of a duration in ms; all up to 1 ms share one. */
export const binOf = (ms: number): number => (ms <= 1 ? 0 : Math.ceil(Math.log(ms) / Math.log(GROWTH)));

/** The middle of a bin by its logarithm, ms. */
export const durationOf = (bin: number): number => (bin === 0 ? 1 : GROWTH ** (bin - 0.5));

/** Texts that wait to be added: beyond this they would weigh more than their sum. */
const MOST_WAITING = 1_000;
const [COMMA, ZERO] = [','.charCodeAt(0), '0'.charCodeAt(0)];

/**
 * How many durations fell into which bin. As a text: for each bin that has any, in their order, how far it lies from
 * the one before and how many it has, with commas. Most that a report reads is passed on and never asked, so a text
 * is taken apart only when it is.
 */
export class Histogram {
  private readonly counts: number[] = [];
  private waiting: string[] = [];

  add(bin: number, count = 1): void {
    while (this.counts.length <= bin) this.counts.push(0);
    this.counts[bin]! += count;
  }

  addText(text: string): void {
    this.waiting.push(text);
    if (this.waiting.length > MOST_WAITING) this.settle();
  }

  addAll(other: Histogram): void {
    for (const text of other.waiting) this.addText(text);
    other.counts.forEach((count, bin) => this.add(bin, count));
  }

  /** The duration in ms that this share of all did not exceed; none of nothing. */
  quantile(share: number): number | undefined {
    this.settle();
    let left = this.counts.reduce((sum, count) => sum + count, 0) * share;
    let found: number | undefined;
    for (let bin = 0; bin < this.counts.length; bin += 1) {
      if (this.counts[bin] === 0) continue;
      found = bin;
      left -= this.counts[bin]!;
      if (left <= 0) break;
    }
    return found === undefined ? undefined : durationOf(found);
  }

  /** '' of nothing. */
  toText(): string {
    this.settle();
    let last = 0;
    return this.counts
      .flatMap((count, bin) => {
        if (count === 0) return [];
        const step = bin - last;
        last = bin;
        return [step, count];
      })
      .join();
  }

  private settle(): void {
    for (const text of this.waiting) this.addParts(text);
    this.waiting = [];
  }

  /** Digit by digit: millions of numbers in one report. */
  private addParts(text: string): void {
    let [bin, step, number, isStep] = [0, 0, 0, true];
    for (let index = 0; index <= text.length; index += 1) {
      const code = index < text.length ? text.charCodeAt(index) : COMMA;
      if (code !== COMMA) {
        number = number * 10 + code - ZERO;
        continue;
      }
      if (isStep) step = number;
      else this.add((bin += step), number);
      [number, isStep] = [0, !isStep];
    }
  }
}
