import { describe, expect, it } from 'vitest';
import { shallowRef } from 'vue';
import { useSelection } from './selection.ts';

const make = (names = ['a', 'b', 'c', 'd', 'e']) => {
  const items = shallowRef<readonly { id: string; version: number }[]>(
    names.map((id) => ({ id, version: 0 })),
  );
  const selection = useSelection(items, ({ id }) => id);
  return { items, selection, ids: () => selection.selected.value.map(({ id }) => id) };
};

describe('picked rows', () => {
  it('are picked and let go one by one', () => {
    const { selection, ids } = make();
    selection.toggle(1);
    selection.toggle(3);
    selection.toggle(1);
    expect(ids()).toEqual(['d']);
  });
  it('are a range from the row picked last, in either direction', () => {
    const { selection, ids } = make();
    selection.toggle(3);
    selection.extend(1);
    expect(ids().sort()).toEqual(['b', 'c', 'd']);
  });
  it('begin with one when Shift comes first', () => {
    const { selection, ids } = make();
    selection.extend(2);
    expect(ids()).toEqual(['c']);
  });
  it('stay when a filter hides them, and are as they are now when shown', () => {
    const { items, selection } = make();
    selection.toggle(0);
    selection.toggle(1);
    items.value = [{ id: 'b', version: 4 }];
    expect(selection.selected.value).toEqual([
      { id: 'a', version: 0 },
      { id: 'b', version: 4 },
    ]);
  });
  it('are all that is shown, and then none', () => {
    const { selection, ids } = make(['a', 'b']);
    selection.toggleAll();
    expect(ids()).toEqual(['a', 'b']);
    selection.toggleAll();
    expect(selection.count.value).toBe(0);
  });
});
