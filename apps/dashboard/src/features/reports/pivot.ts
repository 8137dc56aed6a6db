import type { Measures, ReportRow, ReportView } from '@smarttag/domain';

export interface PivotLine {
  row: ReportRow;
  /** In the order of the columns; nothing where nothing was. */
  cells: (Measures | undefined)[];
}

/** Rows by the first grouping, columns by the second. */
export const pivotOf = ({ rows, rowTotals, columnTotals }: ReportView): PivotLine[] => {
  const found = new Map(rows.map(({ groups, measures }) => [groups.map(({ id }) => id).join('|'), measures]));
  return rowTotals.map((row) => ({
    row,
    cells: columnTotals.map((column) => found.get(`${row.groups[0]!.id}|${column.groups[0]!.id}`)),
  }));
};
