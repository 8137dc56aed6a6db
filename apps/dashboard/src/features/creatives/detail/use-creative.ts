import type { CreativeView, LiveEvent, TaggingRecordView } from '@smarttag/domain';
import { useDebounceFn } from '@vueuse/core';
import { computed, onScopeDispose } from 'vue';
import { useLoaded } from '../../../components/use-loaded.ts';
import { onLiveEvent } from '../../../events/live-events.ts';
import { getTaggingRecord } from '../../tagging-history/tagging-history.api.ts';
import { getCreative } from '../creatives.api.ts';

interface Loaded {
  creative: CreativeView;
  /** What was decided, with the names as they were then. */
  record?: TaggingRecordView;
}

/** Looking at a file does not change it. */
const UNSEEN: readonly LiveEvent['action'][] = ['creative.viewed', 'creative.downloaded'];
const GATHER_MS = 300;

/** One creative beside its record, kept as it is now by the live events. */
export const useCreative = (id: () => string) => {
  const { value, error, load } = useLoaded<Loaded>(async (signal): Promise<Loaded> => {
    const creative = await getCreative(id(), { signal });
    // The page is of use without it: then only "At tagging" is not told.
    const record = creative.decidedAt
      ? await getTaggingRecord(creative.id, { signal }).catch(() => undefined)
      : undefined;
    return { creative: newest(creative), record };
  }, id);

  /** An answer that set out before an edit must not bring the old name back. */
  const newest = (loaded: CreativeView): CreativeView => {
    const known = value.value?.creative;
    return known?.id === loaded.id && known.version > loaded.version ? known : loaded;
  };
  const show = (creative: CreativeView) => {
    if (value.value) value.value = { ...value.value, creative };
  };

  const look = useDebounceFn(load, GATHER_MS);
  onScopeDispose(
    onLiveEvent(({ action, subject }) => {
      if (subject.id === id() && !UNSEEN.includes(action)) void look();
    }),
  );

  return {
    creative: computed(() => value.value?.creative),
    record: computed(() => value.value?.record),
    error: computed(() => (value.value ? undefined : error.value)),
    load,
    show,
  };
};
