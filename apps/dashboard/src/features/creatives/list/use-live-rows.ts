import { useDebounceFn } from '@vueuse/core';
import type { CreativeView, LiveEvent } from '@smarttag/domain';
import { onScopeDispose, type ComputedRef, type ShallowRef } from 'vue';
import { onLiveEvent } from '../../../events/live-events.ts';
import { getCreative } from '../creatives.api.ts';

interface Rows {
  items: ShallowRef<readonly CreativeView[]>;
  newCount: ComputedRef<number>;
  lookForNew: () => Promise<void>;
  replace: (id: string, change: (creative: CreativeView) => CreativeView) => void;
}

/** A batch moves many files at once: one look for all that came within this time. */
const GATHER_MS = 1_000;

/** Looking at a file changes no row. */
const UNSEEN: readonly LiveEvent['action'][] = ['creative.viewed', 'creative.downloaded'];

/** Rows follow their own state where they stand; new ones wait behind "12 new". */
export const useLiveRows = (rows: Rows, refreshSummary: () => Promise<void>) => {
  const moved = new Set<string>();

  const followRow = async (id: string) => {
    const now = await getCreative(id).catch(() => undefined);
    if (now) rows.replace(id, () => now);
  };
  const look = useDebounceFn(
    async () => {
      const shown = rows.items.value.filter(({ id }) => moved.has(id));
      moved.clear();
      await Promise.all([...shown.map(({ id }) => followRow(id)), rows.lookForNew(), refreshSummary()]);
    },
    GATHER_MS,
    { maxWait: 3 * GATHER_MS },
  );

  onScopeDispose(
    onLiveEvent(({ action, subject }) => {
      if (subject.type !== 'creative' || UNSEEN.includes(action)) return;
      moved.add(subject.id);
      void look();
    }),
  );
};
