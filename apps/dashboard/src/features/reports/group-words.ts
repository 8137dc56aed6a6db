import { groupDigits, type Dimension, type ReportGroup } from '@smarttag/domain';
import { t, type TextKey } from '../../locales/i18n.ts';

/** A grouping's name within a title: `by partner`. A Business Center keeps its capitals. */
export const dimensionWithin = (dimension: Dimension) => {
  const word = t(`reports.dimensions.${dimension}`);
  return dimension === 'businessCenter' ? word : word.charAt(0).toLocaleLowerCase() + word.slice(1);
};

/** What a group is called: its name, or the word for it. */
export const groupName = (dimension: Dimension, { id, name }: ReportGroup): string => {
  if (dimension === 'kind') return t(`kinds.${id}` as TextKey);
  if (dimension === 'outcome') return t(`states.${id}` as TextKey);
  if (dimension === 'format') return id.toUpperCase() || t('taggingHistory.noFormat');
  return name ?? (dimension === 'businessCenter' ? groupDigits(id) : id);
};
