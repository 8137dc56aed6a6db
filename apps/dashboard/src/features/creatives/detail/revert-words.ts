import type { CreativeView, HistoryEventView } from '@smarttag/domain';
import { t } from '../../../locales/i18n.ts';
import type { EditField } from '../editing/stale.ts';

const FIELDS: readonly EditField[] = ['fileName', 'programId'];

/** What an edit changed and could put back; nothing where it stands as it was already. */
export const revertible = (
  { action, before }: Pick<HistoryEventView, 'action' | 'before'>,
  creative: Pick<CreativeView, EditField>,
): EditField[] => {
  if (action !== 'creative.edited' && action !== 'creative.reverted') return [];
  return FIELDS.filter((field) => typeof before?.[field] === 'string' && before[field] !== creative[field]);
};

export const revertWordsOf = (event: HistoryEventView, creative: CreativeView): string | undefined => {
  const fields = revertible(event, creative);
  if (fields.length === 2) return t('creatives.edit.putBothBack');
  if (fields.length === 0) return undefined;
  return t(fields[0] === 'fileName' ? 'creatives.edit.putNameBack' : 'creatives.edit.putProgramBack');
};
