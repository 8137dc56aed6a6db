import type { BusinessCenterView, LiveEvent, ProgramView, SettingsView } from '@smarttag/domain';
import { DEFAULT_SETTINGS } from '@smarttag/domain';
import { useDebounceFn, useEventListener, useLocalStorage } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowReactive, shallowRef, watch } from 'vue';
import { onLiveEvent } from '../../events/live-events.ts';
import { useSession } from '../session/session.store.ts';
import { requireSignInAgain } from '../session/sign-in-again.ts';
import { createBatch, type Batch } from './batch/batch.ts';
import { createUploads } from './batch/uploads.ts';
import { steadyClock } from './engine/clock.ts';
import { FILES_AT_A_TIME } from './engine/files-at-a-time.ts';
import { lazySender } from './engine/lazy-sender.ts';
import { createLocks } from './engine/locks.ts';
import { Pace } from './engine/pace.ts';
import { Slots } from './engine/slots.ts';
import { UploadEngine } from './engine/upload-engine.ts';
import { isReadable } from './intake/content-hint.ts';
import * as api from './tagging.api.ts';

/** Room for the ranks of one batch's rows. */
const RANKS_A_BATCH = 1_000_000;

/**
 * Batches and their uploads. They live here and not in the page: uploads go on while a person looks at
 * other pages.
 */
export const useTagging = defineStore('tagging', () => {
  const session = useSession();
  const batches = shallowReactive(new Set<Batch>());
  /** What `/tag` shows. */
  const current = shallowRef<Batch>();
  const settings = shallowRef<SettingsView>(DEFAULT_SETTINGS);
  const programs = shallowRef<ProgramView[]>([]);
  const businessCenters = shallowRef<BusinessCenterView[]>([]);
  const drafts = shallowRef(0);
  const atATime = useLocalStorage('smarttag.uploads-at-a-time', FILES_AT_A_TIME);

  /** Mbit/s; 0 for none. */
  const speedLimit = useLocalStorage('smarttag.upload-speed-limit', 0);

  const locks = createLocks();
  const pace = new Pace(locks, steadyClock, () => speedLimit.value);
  const engine = new UploadEngine(
    {
      send: lazySender(async () => {
        const { tusSender } = await import('./engine/tus-sender.ts');
        return tusSender(() => session.csrfToken ?? '', pace);
      }),
      publish: (id, view) => uploads.publish(id, view),
      signInAgain: requireSignInAgain,
      refreshSession: () => void session.refresh(),
      isReadable,
      slots: new Slots(locks),
      clock: steadyClock,
    },
    atATime.value,
  );
  const uploads = createUploads(engine, (entry, view) => {
    // The server knows more than an upload tells that ended or was paused.
    const told = view.phase === 'arrived' || view.phase === 'stopped' || view.phase === 'paused';
    if (told || view.fault === 'moved') batchOf(entry.creative?.submissionId)?.refetchSoon();
  });
  watch(atATime, (files) => engine.setAtATime(files));
  watch(speedLimit, () => engine.sendAnew());

  const batchOf = (submissionId: string | undefined) =>
    submissionId === undefined
      ? undefined
      : [...batches].find((batch) => batch.state.submission?.id === submissionId);

  const newBatch = (): Batch => {
    const batch = createBatch(uploads, {
      limits: () => settings.value.limits,
      userId: () => session.user?.id,
      rank: (batches.size + 1) * RANKS_A_BATCH,
    });
    batches.add(batch);
    return batch;
  };

  const openBatch = async (submissionId: string): Promise<Batch> => {
    const known = batchOf(submissionId);
    if (known) {
      await known.refetch();
      return known;
    }
    const batch = newBatch();
    try {
      await batch.open(submissionId);
    } catch (error) {
      batches.delete(batch);
      throw error;
    }
    return batch;
  };

  const loadDrafts = async () => {
    const own = (await api.listDrafts()).items.filter((draft) => draft.createdBy === session.user?.id);
    drafts.value = own.length;
    return own;
  };

  /** The draft under way here, else the person's own newest one, else an empty page. */
  const openCurrent = async (): Promise<Batch> => {
    if (current.value?.isDraft.value) return current.value;
    const [newest] = await loadDrafts();
    current.value = newest ? await openBatch(newest.id) : newBatch();
    return current.value;
  };

  /** "New batch": an empty page, whatever other drafts there are. */
  const startNew = (choices?: { businessCenterId?: string; programId?: string }) => {
    const batch = newBatch();
    batch.state.businessCenterId = choices?.businessCenterId ?? '';
    batch.state.programId = choices?.programId;
    current.value = batch;
    return batch;
  };

  const loadSettings = async () => {
    settings.value = await api.getSettings();
  };

  const loadChoices = async () => {
    const [centers, open] = await Promise.all([
      api.listBusinessCenters(),
      api.listPrograms(),
      loadSettings(),
    ]);
    businessCenters.value = centers.items;
    programs.value = open.items;
  };

  /** Only a count in the rail: one that could not be had now is not worth a word. */
  const countDraftsSoon = useDebounceFn(() => loadDrafts().catch(() => undefined), 500);

  const heard = ({ subject }: LiveEvent) => {
    if (subject.type === 'submission' && session.hasRole('partner')) void countDraftsSoon();
    for (const batch of batches) {
      const { submission, entries } = batch.state;
      const concerned =
        subject.id === submission?.id || entries.some((entry) => entry.creative?.id === subject.id);
      if (concerned) void batch.refetchSoon();
    }
  };

  const refetchAll = () => {
    for (const batch of batches) void batch.refetchSoon();
  };

  /** Whose files they were is not whose turn it is: uploads end with the session. */
  const forget = () => {
    uploads.forgetAll();
    batches.clear();
    current.value = undefined;
    drafts.value = 0;
    businessCenters.value = [];
    programs.value = [];
  };

  onLiveEvent(heard);
  useEventListener(window, 'online', () => {
    engine.retryAll();
    refetchAll();
  });
  watch(
    () => session.user?.id,
    (id, before) => {
      if (before !== undefined && id !== before) forget();
      if (id && session.hasRole('partner')) void countDraftsSoon();
    },
    { immediate: true },
  );

  const all = computed(() => [...batches]);
  return {
    all,
    current,
    settings,
    programs,
    businessCenters,
    drafts,
    atATime,
    speedLimit,
    openBatch,
    openCurrent,
    startNew,
    loadSettings,
    loadChoices,
    loadDrafts,
  };
});
