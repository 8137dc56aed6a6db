import type { Page } from '@smarttag/domain';
import { createApp, h, nextTick } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { describe, expect, it, vi } from 'vitest';
import { listFilter, textFilter } from './url-filters.ts';
import { useListPage } from './use-list-page.ts';

interface Row {
  id: string;
}
const rows = (...ids: string[]) => ids.map((id) => ({ id }));
/** Lets router, watchers and answers under way take their turns. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
  await nextTick();
};

type Load = Parameters<typeof useListPage<Row, typeof filters>>[0]['load'];
const filters = { search: textFilter(), outcome: listFilter(['tagged', 'duplicate']) };

const openList = async (load: Load, at = '/list') => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:page', component: { render: () => null } }],
  });
  await router.push(at);
  let list!: ReturnType<typeof useListPage<Row, typeof filters>>;
  const app = createApp({
    setup: () => {
      list = useListPage({ filters, load, keyOf: (row: Row) => row.id });
      return () => h('div');
    },
  });
  app.use(router).mount(document.createElement('div'));
  await settled();
  return { list, router, app };
};

describe('a list', () => {
  it('reads its filters from the address and loads by them', async () => {
    const load = vi.fn<Load>(async () => ({ items: rows('a') }));
    const { list } = await openList(load, '/list?search=hero&outcome=tagged,nonsense');
    expect(load.mock.calls[0]![0].filters).toEqual({ search: 'hero', outcome: ['tagged'] });
    expect(list.state.value).toBe('ready');
    expect(list.isFiltered.value).toBe(true);
  });

  it('writes a filter to the address and loads anew', async () => {
    const load = vi.fn<Load>(async () => ({ items: rows('a') }));
    const { list, router } = await openList(load);
    await list.setFilters({ outcome: ['duplicate'] });
    await settled();
    expect(router.currentRoute.value.query).toEqual({ outcome: 'duplicate' });
    expect(load).toHaveBeenCalledTimes(2);
    await list.clearFilters();
    await settled();
    expect(router.currentRoute.value.query).toEqual({});
  });

  it('pages by the cursor of the last page, and shows no row twice', async () => {
    const pages: Record<string, Page<Row>> = {
      first: { items: rows('a', 'b'), nextCursor: 'second' },
      second: { items: rows('b', 'c') },
    };
    const { list } = await openList(async ({ cursor }) => pages[cursor ?? 'first']!);
    expect(list.hasMore.value).toBe(true);
    await list.loadMore();
    expect(list.items.value.map((row) => row.id)).toEqual(['a', 'b', 'c']);
    expect(list.hasMore.value).toBe(false);
  });

  it('ignores the answer to a filter that was changed meanwhile', async () => {
    const answers = new Map<string, (page: Page<Row>) => void>();
    const { list } = await openList(
      ({ filters: { search } }) => new Promise((resolve) => answers.set(search, resolve)),
    );
    await list.setFilters({ search: 'new' });
    await settled();
    answers.get('new')!({ items: rows('new') });
    await settled();
    answers.get('')!({ items: rows('old') });
    await settled();
    expect(list.items.value).toEqual(rows('new'));
  });

  it('says when it could not be loaded, and recovers', async () => {
    const load = vi.fn<Load>(async () => ({ items: rows('a') })).mockRejectedValueOnce(new Error('down'));
    const { list } = await openList(load);
    expect(list.state.value).toBe('error');
    await list.reload();
    expect(list.state.value).toBe('ready');
  });

  it('keeps the rows it has when more could not be loaded', async () => {
    const load = vi
      .fn<Load>(async () => ({ items: rows('a'), nextCursor: 'next' }))
      .mockResolvedValueOnce({ items: rows('a'), nextCursor: 'next' })
      .mockRejectedValueOnce(new Error('down'));
    const { list } = await openList(load);
    await list.loadMore();
    expect(list.moreState.value).toBe('error');
    expect(list.items.value).toEqual(rows('a'));
  });

  it('counts new rows without moving anything', async () => {
    const load = vi
      .fn<Load>(async () => ({ items: rows('d', 'c', 'b', 'a') }))
      .mockResolvedValueOnce({ items: rows('b', 'a') });
    const { list } = await openList(load);
    await list.lookForNew();
    expect(list.newCount.value).toBe(2);
    expect(list.items.value).toEqual(rows('b', 'a'));
    list.showNew();
    expect(list.items.value).toEqual(rows('d', 'c', 'b', 'a'));
    expect(list.newCount.value).toBe(0);
  });

  it('shows new rows at once where there are none yet', async () => {
    const load = vi.fn<Load>(async () => ({ items: rows('a') })).mockResolvedValueOnce({ items: [] });
    const { list } = await openList(load);
    await list.lookForNew();
    expect(list.items.value).toEqual(rows('a'));
    expect(list.newCount.value).toBe(0);
  });

  it('says what is empty', async () => {
    const { list } = await openList(async () => ({ items: [] }));
    expect(list.isEmpty.value).toBe(true);
  });
});
