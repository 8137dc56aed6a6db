import { describe, expect, it } from 'vitest';
import { cutPieces, piecesOf } from './highlight.ts';

const shown = (text: string, query: string) =>
  piecesOf(text, query)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

describe('what a search found in a name', () => {
  it('is marked for every word, wherever it stands', () =>
    expect(shown('juniper_hero_v4.mp4', 'v4 hero')).toBe('juniper_[hero]_[v4].mp4'));
  it('is marked without case and accents', () =>
    expect(shown('Café_ÉTÉ.mp4', 'cafe ete')).toBe('[Café]_[ÉTÉ].mp4'));
  it('is marked where accents are characters of their own', () =>
    expect(shown('cafe\u0301_1.mp4', 'café')).toBe('[cafe\u0301]_1.mp4'));
  it('is one piece where two words overlap', () => expect(shown('holiday', 'holi lida')).toBe('[holida]y'));
  it('is nothing without a query', () =>
    expect(piecesOf('a.mp4', ' ')).toEqual([{ text: 'a.mp4', marked: false }]));
  it('keeps its marks where a name is cut', () =>
    expect(cutPieces(piecesOf('juniper_hero', 'per_he'), 8)).toEqual({
      start: [
        { text: 'juni', marked: false },
        { text: 'per_', marked: true },
      ],
      end: [
        { text: 'he', marked: true },
        { text: 'ro', marked: false },
      ],
    }));
});
