export interface Size {
  width: number;
  height: number;
}

/** Shrinks to fit, never enlarges; whole pixels, at least 1. */
export function fitInto(longestSide: number, { width, height }: Size): Size {
  const factor = Math.min(1, longestSide / Math.max(width, height));
  const pixels = (length: number) => Math.max(1, Math.round(length * factor));
  return { width: pixels(width), height: pixels(height) };
}

/** Pictures that stand side by side begin at whole pixels of their colours too, which lie two by two. */
export function evenSize({ width, height }: Size): Size {
  const even = (length: number) => Math.max(2, 2 * Math.round(length / 2));
  return { width: even(width), height: even(height) };
}
