import { computed } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';
import { readRange, writeRange, type Range } from '../date-range/range.ts';

/** How a filter stands in the address. `write` answers undefined for the value that need not stand there. */
export interface UrlFilter<T> {
  read: (text: string | undefined) => T;
  write: (value: T) => string | undefined;
}

export const textFilter = (): UrlFilter<string> => ({
  read: (text) => text ?? '',
  write: (value) => value.trim() || undefined,
});

/** Only `allowed` ones, where they are known. */
export const listFilter = <T extends string = string>(allowed?: readonly T[]): UrlFilter<readonly T[]> => ({
  read: (text) => {
    const values = (text?.split(',').filter(Boolean) ?? []) as T[];
    return allowed ? values.filter((value) => allowed.includes(value)) : values;
  },
  write: (values) => values.join(',') || undefined,
});

export const choiceFilter = <T extends string>(choices: readonly [T, ...T[]]): UrlFilter<T> => ({
  read: (text) => choices.find((choice) => choice === text) ?? choices[0],
  write: (value) => (value === choices[0] ? undefined : value),
});

export const rangeFilter = (usual: Range): UrlFilter<Range> => ({
  read: (text) => readRange(text ?? '') ?? usual,
  write: (range) => (writeRange(range) === writeRange(usual) ? undefined : writeRange(range)),
});

export type UrlFilters = Record<
  string,
  { read: (text: string | undefined) => unknown; write: (value: never) => string | undefined }
>;
export type FilterValues<Filters extends UrlFilters> = {
  [Name in keyof Filters]: ReturnType<Filters[Name]['read']>;
};

const firstOf = (query: LocationQuery, name: string) => {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value) ?? undefined;
};

const textsOf = (filters: UrlFilters, query: LocationQuery): Record<string, string | undefined> =>
  Object.fromEntries(Object.keys(filters).map((name) => [name, firstOf(query, name)]));

const valuesOf = <Filters extends UrlFilters>(
  filters: Filters,
  texts: Record<string, string | undefined>,
): FilterValues<Filters> =>
  Object.fromEntries(
    Object.entries(filters).map(([name, filter]) => [name, filter.read(texts[name])]),
  ) as FilterValues<Filters>;

/** As they stand in any address, such as that of the list one came from. */
export const readUrlFilters = <Filters extends UrlFilters>(filters: Filters, query: LocationQuery) =>
  valuesOf(filters, textsOf(filters, query));

/** Filters that live in the address: reload, back and sharing keep them. */
export const useUrlFilters = <Filters extends UrlFilters>(filters: Filters) => {
  const route = useRoute();
  const router = useRouter();
  const home = route.path;

  const texts = computed<Record<string, string | undefined>>((before) => {
    // While another page takes over, its query says nothing about these filters.
    if (route.path !== home && before) return before;
    return textsOf(filters, route.query);
  });

  const values = computed(() => valuesOf(filters, texts.value));

  const set = async (changes: Partial<FilterValues<Filters>>) => {
    const query = { ...route.query };
    for (const [name, value] of Object.entries(changes)) {
      const text = filters[name]!.write(value as never);
      if (text === undefined) delete query[name];
      else query[name] = text;
    }
    await router.replace({ query });
  };

  const clear = async () => {
    const others = Object.entries(route.query).filter(([name]) => !(name in filters));
    await router.replace({ query: Object.fromEntries(others) });
  };

  const isFiltered = computed(() => Object.values(texts.value).some((text) => text !== undefined));

  return { values, set, clear, isFiltered };
};
