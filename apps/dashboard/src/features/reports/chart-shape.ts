/** CSS pixels. */
export const PLOT = { height: 190, left: 56, top: 8, bottom: 26 };

const WIDEST = 1160;
const LEAST_SLOT = 6;

/** As wide as its place; on a phone wider, where bars would be too thin to see. */
export const plotWidth = (place: number, count: number): number =>
  Math.max(Math.round(place), Math.min(WIDEST, PLOT.left + count * LEAST_SLOT));

/** A round number that is at least this, and how many lines lead to it; of what is counted, no line stands at a half. */
export const roundAbove = (value: number, isCounted: boolean): { top: number; step: number } => {
  if (value <= 0) return { top: 1, step: 1 };
  const rough = isCounted ? Math.max(1, value / 4) : value / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  const step = steps.find((one) => one >= rough && (!isCounted || Number.isInteger(one)))!;
  return { top: Math.ceil(value / step) * step, step };
};

export interface Slot {
  x: number;
  width: number;
}

export const slotsOf = (count: number, plot: number): Slot[] => {
  const width = (plot - PLOT.left) / Math.max(1, count);
  return Array.from({ length: count }, (_, index) => ({ x: PLOT.left + index * width, width }));
};

const WIDEST_BAR = 56;

/** In the middle of its slot, and no wall where there are few. */
export const barIn = ({ x, width }: Slot): Slot => {
  const wide = Math.min(width * 0.6, WIDEST_BAR);
  return { x: x + (width - wide) / 2, width: wide };
};

/** Parts on one another, from the first upwards; with `share` all of them fill the height. */
export const stackOf = (parts: readonly number[], share: boolean): { from: number; to: number }[] => {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const unit = share && whole > 0 ? 1 / whole : 1;
  let reached = 0;
  return parts.map((part) => {
    const from = reached;
    reached += part * unit;
    return { from, to: reached };
  });
};

/** Every nth tick, so that words do not meet. */
export const tickEvery = (count: number, wordWidth: number, plot: number): number =>
  Math.max(1, Math.ceil((count * wordWidth) / (plot - PLOT.left)));
