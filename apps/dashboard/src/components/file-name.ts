/** How many of the last characters are always shown. */
const END = 12;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where a name may be cut: its end, with version and extension, stays. Never inside a character. */
export const splitFileName = (name: string) => {
  const characters = [...segmenter.segment(name)].map((part) => part.segment);
  const end = Math.min(END, Math.floor(characters.length / 2));
  return {
    start: characters.slice(0, characters.length - end).join(''),
    end: characters.slice(characters.length - end).join(''),
  };
};
