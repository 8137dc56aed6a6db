import { createApp, h, nextTick, shallowRef } from 'vue';
import { describe, expect, it } from 'vitest';
import FilterChoices from './FilterChoices.vue';
import type { FilterOption } from './filter-field.ts';

const option = (label: string, count?: number): FilterOption => ({
  value: label,
  label,
  count: count === undefined ? undefined : { count, exceeded: false },
});

const opened = (...first: FilterOption[]) => {
  const options = shallowRef(first);
  const host = document.createElement('div');
  const app = createApp({
    render: () =>
      h(FilterChoices, { field: { key: 'program', label: 'Program', options: options.value, chosen: [] } }),
  });
  app.mount(host);
  const shown = () => [...host.querySelectorAll('label')].map((label) => label.textContent.trim());
  const tell = async (...now: FilterOption[]) => {
    options.value = now;
    await nextTick();
  };
  return { shown, tell };
};

describe('the choices of an open filter', () => {
  it('stay where they are when their counts come', async () => {
    const { shown, tell } = opened(option('Always-On'), option('Holiday'));
    await tell(option('Holiday', 7), option('Always-On', 2));
    expect(shown()).toEqual(['Always-On2', 'Holiday7']);
  });

  it('stand in their order at first', () =>
    expect(opened(option('Holiday', 7), option('Always-On', 2)).shown()).toEqual(['Holiday7', 'Always-On2']));

  it('get what is new at their end, and lose what is gone', async () => {
    const { shown, tell } = opened(option('Always-On'), option('Holiday'));
    await tell(option('Pilot', 9), option('Holiday', 7));
    expect(shown()).toEqual(['Holiday7', 'Pilot9']);
  });
});
