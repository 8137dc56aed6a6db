export interface Column {
  key: string;
  label: string;
  /** Fixed width in px; the one column without it takes what is left. */
  width?: number;
  align?: 'right';
  /** Where it stands on a phone, as one of three lines. Default: not at all. */
  narrow?: 'head' | 'facts' | 'state' | 'time';
  /** Left out first (1) or second (2) when the name would get too little room. */
  drop?: 1 | 2;
  sorted?: 'descending' | 'ascending';
}

export interface RowGroup<Item> {
  key: string;
  label: string;
  items: readonly { item: Item; index: number }[];
}

/** Neighbours of the same group under one head, such as a day. */
export const groupRows = <Item>(
  items: readonly Item[],
  groupOf?: (item: Item) => { key: string; label: string },
): RowGroup<Item>[] => {
  const groups: (RowGroup<Item> & { items: { item: Item; index: number }[] })[] = [];
  items.forEach((item, index) => {
    const { key, label } = groupOf?.(item) ?? { key: 'all', label: '' };
    if (groups.at(-1)?.key !== key) groups.push({ key, label, items: [] });
    groups.at(-1)!.items.push({ item, index });
  });
  return groups;
};

/** What a name and its poster need. */
const LEAST_NAME = 350;

/** The columns that leave the name its room. */
export const columnsThatFit = (columns: readonly Column[], width: number): readonly Column[] => {
  const needed = (kept: readonly Column[]) =>
    kept.reduce((sum, column) => sum + (column.width ?? LEAST_NAME), 0);
  return ([1, 2] as const).reduce<readonly Column[]>(
    (kept, drop) => (needed(kept) <= width ? kept : kept.filter((column) => column.drop !== drop)),
    columns,
  );
};
