import type { CreativeState, CreativeSummary } from '@smarttag/domain';

/** The figures of the summary line, and which states each of them opens; every state belongs to one. */
export const FIGURES = {
  tagged: ['tagged'],
  duplicates: ['duplicate'],
  needYou: ['rejected', 'failed', 'expired'],
  onTheWay: ['uploading', 'uploaded', 'tagging'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly CreativeState[]>;
export type Figure = keyof typeof FIGURES;

export interface FigureCount {
  figure: Figure;
  count: number;
  states: readonly CreativeState[];
}

/** Zero is said of what people look for, and left out where it would only be noise. */
const SAID_AT_ZERO: readonly Figure[] = ['tagged', 'duplicates'];

export const figuresOf = ({ byState }: Pick<CreativeSummary, 'byState'>): FigureCount[] =>
  (Object.keys(FIGURES) as Figure[])
    .map((figure) => ({
      figure,
      states: FIGURES[figure],
      count: FIGURES[figure].reduce((sum, state) => sum + (byState[state] ?? 0), 0),
    }))
    .filter(({ figure, count }) => count > 0 || SAID_AT_ZERO.includes(figure));

/** Whether a filter shows exactly what the figure counts. */
export const isChosen = (states: readonly CreativeState[], chosen: readonly CreativeState[]) =>
  states.length === chosen.length && states.every((state) => chosen.includes(state));
