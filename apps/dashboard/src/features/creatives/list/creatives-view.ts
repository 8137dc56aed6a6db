import type { CreativeView } from '@smarttag/domain';
import type { Selection } from '../../../components/list/selection.ts';
import type { CreativeListFilters } from './creative-list-filters.ts';
import type { RowEdits } from './use-row-edits.ts';
import type { MoreState } from '../../../components/list/keyset-pages.ts';

/** What table and poster grid have in common: the same rows, selection and keys. */
export interface CreativesViewProps {
  creatives: readonly CreativeView[];
  dateBy: CreativeListFilters['dateBy'];
  sort: CreativeListFilters['sort'];
  /** Words that are marked in the names. */
  search: string;
  allPartners: boolean;
  mayEdit: boolean;
  selection: Selection<CreativeView>;
  /** A press picks a row instead of opening it. */
  picking: boolean;
  edits: RowEdits;
  hasMore: boolean;
  moreState: MoreState;
  busy: boolean;
}

export interface CreativesViewEvents {
  more: [];
  sort: [sort: CreativeListFilters['sort']];
  open: [creative: CreativeView];
  rename: [creative: CreativeView];
  move: [creative: CreativeView];
}
