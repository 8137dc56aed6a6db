import type { Page } from '@smarttag/domain';
import { computed, onScopeDispose, shallowRef } from 'vue';
import { isAbort } from '../../http/errors.ts';

/** `refine`: the server looked at many rows and ended before the page was full. */
export type LoadedPage<Item> = Page<Item> & { refine?: boolean };
export type LoadPage<Item> = (cursor: string | undefined, signal: AbortSignal) => Promise<LoadedPage<Item>>;
/** `refine`: going on is asked for by a person, not by the foot of the list. */
export type MoreState = 'idle' | 'loading' | 'error' | 'refine';

/** The pages of one list, loaded one after the other; a reload ends whatever is under way. */
export const useKeysetPages = <Item>(load: LoadPage<Item>, keyOf: (item: Item) => string) => {
  const items = shallowRef<readonly Item[]>([]);
  const state = shallowRef<'loading' | 'ready' | 'error'>('loading');
  const moreState = shallowRef<MoreState>('idle');
  const error = shallowRef<unknown>();
  const nextCursor = shallowRef<string>();
  const fresh = shallowRef<LoadedPage<Item>>();
  let aborter = new AbortController();

  const show = (page: LoadedPage<Item>) => {
    items.value = page.items;
    moreState.value = page.refine ? 'refine' : 'idle';
    nextCursor.value = page.nextCursor;
    fresh.value = undefined;
  };

  const reload = async () => {
    aborter.abort();
    aborter = new AbortController();
    const { signal } = aborter;
    state.value = 'loading';
    moreState.value = 'idle';
    try {
      const page = await load(undefined, signal);
      if (signal.aborted) return;
      show(page);
      state.value = 'ready';
    } catch (problem) {
      if (signal.aborted || isAbort(problem)) return;
      error.value = problem;
      items.value = [];
      nextCursor.value = undefined;
      state.value = 'error';
    }
  };

  const loadMore = async () => {
    if (!nextCursor.value || state.value !== 'ready' || moreState.value === 'loading') return;
    const { signal } = aborter;
    moreState.value = 'loading';
    try {
      const page = await load(nextCursor.value, signal);
      if (signal.aborted) return;
      const known = new Set(items.value.map(keyOf));
      items.value = [...items.value, ...page.items.filter((item) => !known.has(keyOf(item)))];
      nextCursor.value = page.nextCursor;
      moreState.value = page.refine ? 'refine' : 'idle';
    } catch (problem) {
      if (!signal.aborted && !isAbort(problem)) moreState.value = 'error';
    }
  };

  /** Looks, without moving anything, whether rows came before the first one shown. */
  const lookForNew = async () => {
    if (state.value !== 'ready') return;
    const { signal } = aborter;
    const page = await load(undefined, signal).catch(() => undefined);
    if (!page || signal.aborted) return;
    // Where there is nothing yet, nothing can move.
    if (items.value.length === 0) show(page);
    else fresh.value = page;
  };
  const newCount = computed(() => {
    const known = new Set(items.value.map(keyOf));
    // Not only those before the first one shown: what was decided a little earlier may be told of later.
    return (fresh.value?.items ?? []).filter((item) => !known.has(keyOf(item))).length;
  });
  /** A whole page of new rows: there may be more behind it. */
  const newIsMore = computed(
    () =>
      newCount.value > 0 && newCount.value === fresh.value?.items.length && Boolean(fresh.value.nextCursor),
  );
  const showNew = () => {
    if (fresh.value) show(fresh.value);
  };

  /** Changes one row in place, when its own state moved. */
  const replace = (key: string, change: (item: Item) => Item) => {
    items.value = items.value.map((item) => (keyOf(item) === key ? change(item) : item));
  };

  onScopeDispose(() => aborter.abort());

  return {
    items,
    state,
    moreState,
    error,
    hasMore: computed(() => nextCursor.value !== undefined),
    newCount,
    newIsMore,
    reload,
    loadMore,
    lookForNew,
    showNew,
    replace,
  };
};
