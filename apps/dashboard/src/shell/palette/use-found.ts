import { groupDigits, type CreativeView, type TagLookup } from '@smarttag/domain';
import { useDebounceFn } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { captionOf } from '../../components/media/media-facts.ts';
import { listCreatives, posterUrl } from '../../features/creatives/creatives.api.ts';
import { isAbort } from '../../http/errors.ts';
import { t } from '../../locales/i18n.ts';
import type { Entry } from './entries.ts';
import { lookUpBytes, lookUpTag } from './palette.api.ts';
import { readPasted, type Pasted } from './pasted.ts';

const MOST = 6;
const GATHER_MS = 150;

const creativeEntry = (creative: CreativeView): Entry => ({
  id: creative.id,
  section: 'creatives',
  label: creative.fileName,
  detail: creative.tagId ?? captionOf(creative),
  icon: 'film',
  poster: posterUrl(creative),
  isFile: true,
  to: { name: 'creative', params: { id: creative.id } },
});

const tagEntry = ({ tag }: TagLookup): Entry | undefined =>
  tag && {
    id: tag.creativeId,
    section: 'creatives',
    label: tag.fileName,
    detail: tag.tagId,
    icon: 'tagged',
    isFile: true,
    to: { name: 'creative', params: { id: tag.creativeId } },
  };

const exactly = async (pasted: Pasted, signal: AbortSignal): Promise<Entry[]> => {
  if (pasted.kind === 'businessCenter')
    return [
      {
        id: pasted.digits,
        section: 'filters',
        label: t('shell.palette.businessCenterIs', { name: groupDigits(pasted.digits) }),
        icon: 'key',
        to: { name: 'creatives', query: { businessCenter: pasted.digits, range: 'all' } },
      },
    ];
  const lookup =
    pasted.kind === 'tagId'
      ? await lookUpTag(pasted.tagId, { signal })
      : await lookUpBytes(pasted.sha256, { signal });
  return [tagEntry(lookup) ?? []].flat();
};

const find = async (query: string, signal: AbortSignal): Promise<Entry[]> => {
  const pasted = readPasted(query);
  if (pasted) return exactly(pasted, signal);
  if (query.length < 2) return [];
  const page = await listCreatives({ query: { search: query, limit: MOST }, signal });
  return page.items.map(creativeEntry);
};

/** What the server finds for what is typed: creatives by name, or the one thing an ID names. */
export const useFound = (query: Ref<string>) => {
  const entries = shallowRef<readonly Entry[]>([]);
  const state = shallowRef<'idle' | 'looking' | 'error'>('idle');
  let aborter = new AbortController();

  const look = useDebounceFn(async () => {
    const { signal } = aborter;
    try {
      const found = await find(query.value.trim(), signal);
      if (signal.aborted) return;
      entries.value = found;
      state.value = 'idle';
    } catch (problem) {
      if (signal.aborted || isAbort(problem)) return;
      entries.value = [];
      state.value = 'error';
    }
  }, GATHER_MS);
  // At once: what earlier words still find would be taken for what these lead to.
  watch(query, () => {
    aborter.abort();
    aborter = new AbortController();
    state.value = 'looking';
    void look();
  });
  onScopeDispose(() => aborter.abort());

  return { entries, state, isExact: computed(() => readPasted(query.value) !== undefined) };
};
