import { computed, shallowRef, type Ref } from 'vue';

/** Rows picked in a list: one by one, a range by Shift, or all. What is picked stays when a filter hides it. */
export const useSelection = <Item>(items: Ref<readonly Item[]>, keyOf: (item: Item) => string) => {
  const picked = shallowRef<ReadonlyMap<string, Item>>(new Map());
  let anchor: string | undefined;

  /** As they are now, where the list shows them. */
  const selected = computed(() => {
    const shown = new Map(items.value.map((item) => [keyOf(item), item]));
    return [...picked.value].map(([key, item]) => shown.get(key) ?? item);
  });

  const has = (item: Item) => picked.value.has(keyOf(item));

  const add = (more: readonly Item[]) => {
    picked.value = new Map([...picked.value, ...more.map((item): [string, Item] => [keyOf(item), item])]);
  };
  const remove = (keys: readonly string[]) => {
    picked.value = new Map([...picked.value].filter(([key]) => !keys.includes(key)));
  };
  const toggle = (index: number) => {
    const item = items.value[index];
    if (!item) return;
    if (has(item)) remove([keyOf(item)]);
    else add([item]);
    anchor = keyOf(item);
  };
  /** From the row last picked to this one, both included. */
  const extend = (index: number) => {
    const from = items.value.findIndex((item) => keyOf(item) === anchor);
    if (from === -1) return toggle(index);
    add(items.value.slice(Math.min(from, index), Math.max(from, index) + 1));
  };
  const clear = () => {
    picked.value = new Map();
    anchor = undefined;
  };

  const allShown = computed(() => items.value.length > 0 && items.value.every(has));
  const toggleAll = () => (allShown.value ? clear() : add(items.value));

  return {
    selected,
    count: computed(() => picked.value.size),
    has,
    add,
    toggle,
    extend,
    clear,
    allShown,
    toggleAll,
  };
};
export type Selection<Item> = ReturnType<typeof useSelection<Item>>;
