import type { CreativeNeighbours } from '@smarttag/domain';
import { computed, watch } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import { readUrlFilters } from '../../../components/list/url-filters.ts';
import { useLoaded } from '../../../components/use-loaded.ts';
import { onPlainKey } from '../../../shell/keys/plain-key.ts';
import { getNeighbours } from '../creatives.api.ts';
import { creativeListFilters, creativeQuery } from '../list/creative-list-filters.ts';
import { placeOf, rememberNeighbour } from '../list-places.ts';

/** The creatives before and after this one in the list one came from, by its filters and its order. */
export const useNeighbours = (id: () => string, back: RouteLocationRaw) => {
  const router = useRouter();
  // Who came by a link from elsewhere walks through no list.
  const list = typeof back === 'string' ? router.resolve(back) : undefined;
  const { value } = useLoaded<CreativeNeighbours>(async (signal) => {
    if (!list) return {};
    const query = creativeQuery(readUrlFilters(creativeListFilters, list.query));
    return getNeighbours(id(), { query, signal });
  }, id);

  watch(value, (found) => {
    if (found?.previous) rememberNeighbour(found.previous, id(), -1);
    if (found?.next) rememberNeighbour(found.next, id(), 1);
  });
  const open = (other: string | undefined) => {
    // The way back leads to the list, however many were looked at.
    if (other) void router.replace({ name: 'creative', params: { id: other } });
  };
  const toPrevious = () => open(value.value?.previous);
  const toNext = () => open(value.value?.next);
  onPlainKey('k', toPrevious);
  onPlainKey('j', toNext);

  return {
    shown: list !== undefined,
    neighbours: computed(() => value.value ?? {}),
    place: computed(() => (value.value ? placeOf(id()) : undefined)),
    toPrevious,
    toNext,
  };
};
export type Neighbours = ReturnType<typeof useNeighbours>;
