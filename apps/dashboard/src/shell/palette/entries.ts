import { foldForSearch } from '@smarttag/domain';
import type { RouteLocationRaw } from 'vue-router';
import type { IconName } from '../../components/icons/shapes.ts';

export const SECTIONS = ['creatives', 'filters', 'pages', 'actions'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Entry {
  id: string;
  section: Section;
  label: string;
  /** Said after the label, such as a tag ID. */
  detail?: string;
  icon: IconName;
  /** Shown in the place of the icon. */
  poster?: string;
  isFile?: boolean;
  to?: RouteLocationRaw;
  run?: () => void;
}

/** Entries whose label holds every word of the query, without case and accents. */
export const matching = (entries: readonly Entry[], query: string): Entry[] => {
  const words = foldForSearch(query).split(/\s+/).filter(Boolean);
  return entries.filter(({ label }) => {
    const folded = foldForSearch(label);
    return words.every((word) => folded.includes(word));
  });
};

export interface EntryGroup {
  section: Section;
  entries: { entry: Entry; index: number }[];
}

/** In the order of the sections, counted through for the keyboard. */
export const inSections = (entries: readonly Entry[]): EntryGroup[] => {
  let index = 0;
  return SECTIONS.map((section) => ({
    section,
    entries: entries.filter((entry) => entry.section === section).map((entry) => ({ entry, index: index++ })),
  })).filter((group) => group.entries.length > 0);
};
