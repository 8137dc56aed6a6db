import { foldForSearch } from '@smarttag/domain';

export interface Piece {
  text: string;
  marked: boolean;
}

/** Folded text, and of each of its characters the place in the text it came from. */
const fold = (text: string) => {
  let folded = '';
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const part = foldForSearch(character);
    folded += part;
    for (let index = 0; index < part.length; index++) places.push(place);
    place += character.length;
  }
  places.push(text.length);
  return { folded, places };
};

const placesOf = (folded: string, word: string) => {
  const found: number[] = [];
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) found.push(at);
  return found;
};

/** A text in pieces: marked where a word of the query stands, without case and accents, as the search finds it. */
export const piecesOf = (text: string, query: string): Piece[] => {
  const { folded, places } = fold(text);
  const words = foldForSearch(query).split(/\s+/).filter(Boolean);
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (const at of placesOf(folded, word)) marked.fill(true, places[at], places[at + word.length]);
  const pieces: Piece[] = [];
  for (let index = 0; index < text.length; index++) {
    const last = pieces.at(-1);
    if (last?.marked === marked[index]) last!.text += text[index];
    else pieces.push({ text: text[index]!, marked: marked[index]! });
  }
  return pieces;
};

/** The pieces before and after one place of the text. */
export const cutPieces = (pieces: readonly Piece[], at: number): { start: Piece[]; end: Piece[] } => {
  const start: Piece[] = [];
  const end: Piece[] = [];
  let place = 0;
  for (const { text, marked } of pieces) {
    const before = text.slice(0, Math.max(0, at - place));
    const after = text.slice(before.length);
    if (before) start.push({ text: before, marked });
    if (after) end.push({ text: after, marked });
    place += text.length;
  }
  return { start, end };
};
