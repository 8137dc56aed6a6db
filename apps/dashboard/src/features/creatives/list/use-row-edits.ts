import type { CreativeView } from '@smarttag/domain';
import { computed, shallowRef, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { getCreative } from '../creatives.api.ts';
import { usePrograms } from '../detail/use-programs.ts';
import type { EditField } from '../editing/stale.ts';
import { useEditNotices } from '../editing/use-edit-notices.ts';
import { useEdits } from '../editing/use-edits.ts';
import type { UndoToast } from '../editing/use-undo-toast.ts';

/** The edits of a creative, in its row. */
export const useRowEdits = (
  rows: Ref<readonly CreativeView[]>,
  show: (creative: CreativeView) => void,
  showDone: UndoToast,
) => {
  const router = useRouter();
  const id = shallowRef<string>();
  const creative = computed(() => rows.value.find((row) => row.id === id.value));
  const programs = usePrograms(creative);
  const reload = async () => {
    // A row that cannot be asked for stays as it was; the list itself will tell.
    const now = id.value && (await getCreative(id.value).catch(() => undefined));
    if (now) show(now);
  };
  const seeChanges = () => id.value && void router.push({ name: 'creative', params: { id: id.value } });
  const edits = useEdits({
    creative,
    show,
    reload,
    isOpen: programs.isOpen,
    notices: useEditNotices(showDone, seeChanges),
  });

  const begin = (row: CreativeView, field: EditField) => {
    if (edits.editing.value) return;
    id.value = row.id;
    edits.begin(field);
  };
  /** Whether this field of this row stands open. */
  const isOpen = (row: CreativeView, field: EditField) =>
    row.id === id.value && edits.editing.value === field;

  return { ...edits, begin, isOpen, programs };
};
export type RowEdits = ReturnType<typeof useRowEdits>;
