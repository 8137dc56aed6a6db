/** A tag ID is spelled out, with a pause at each hyphen: `7 K 4 M, 9 Q X R, H`. */
export const spellTagId = (tagId: string) =>
  tagId
    .split('-')
    .map((group) => [...group].join(' '))
    .join(', ');

/** The ID without its check character, which is shown paler. */
export const splitTagId = (tagId: string) => ({ body: tagId.slice(0, -1), check: tagId.slice(-1) });
