import type { Column } from '../../../components/list/column.ts';
import { t } from '../../../locales/i18n.ts';
import type { CreativesViewProps } from './creatives-view.ts';

/** The table's columns; companies only under the all-partners scope. */
export const creativeColumns = ({
  allPartners,
  dateBy,
  sort,
}: Pick<CreativesViewProps, 'allPartners' | 'dateBy' | 'sort'>): Column[] => [
  { key: 'select', label: t('creatives.columns.select'), width: 56 },
  { key: 'file', label: t('creatives.columns.file'), narrow: 'head' },
  { key: 'tag', label: t('creatives.columns.tag'), width: 132, narrow: 'state' },
  ...(allPartners ? [{ key: 'partner', label: t('creatives.columns.partner'), width: 148 }] : []),
  { key: 'program', label: t('creatives.columns.program'), width: 172 },
  { key: 'businessCenter', label: t('creatives.columns.businessCenter'), width: 144, drop: 2 },
  {
    key: 'when',
    label: t(dateBy === 'upload' ? 'creatives.columns.uploaded' : 'creatives.columns.tagged'),
    width: 130,
    narrow: 'time',
    sorted: sort === 'oldest' ? 'ascending' : 'descending',
  },
  { key: 'by', label: t('creatives.columns.by'), width: 108, drop: 1 },
  { key: 'menu', label: t('creatives.columns.menu'), width: 64 },
];
