export interface Difference {
  start: string;
  removed: string;
  added: string;
  end: string;
}

/** A number as it is written: `1,000`, `0.5`, in French `1 000`. */
const NUMBER = /(\d+(?:[.,\u00a0\u202f]\d+)*)/;

const graphemes = (text: string) =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map((part) => part.segment);

/** What stays whole: 240 and 120 have no digit in common. */
const pieces = (text: string) =>
  text.split(NUMBER).flatMap((part) => (NUMBER.test(part) ? [part] : graphemes(part)));

/** What changed between two texts: the longest equal start and end stay plain. */
export const differenceOf = (before: string, after: string): Difference => {
  const old = pieces(before);
  const now = pieces(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end))
    end += 1;
  return {
    start: old.slice(0, start).join(''),
    removed: old.slice(start, old.length - end).join(''),
    added: now.slice(start, now.length - end).join(''),
    end: old.slice(old.length - end).join(''),
  };
};
