import type { CreativeView } from '@smarttag/domain';
import { shallowRef, type ComputedRef } from 'vue';
import { wordsOf } from '../../../components/error-words.ts';
import { editCreative } from '../creatives.api.ts';
import { judge, standingOf, type EditField, type Standing } from './stale.ts';
import type { EditNotices } from './use-edit-notices.ts';

export interface Conflict {
  field: EditField;
  mine: string;
  theirs: string | undefined;
  standing: Standing;
}

/** What the person saw when they began: an edit is sent with this version. */
interface Seen {
  version: number;
  value: string | undefined;
}

interface EditsOptions {
  creative: ComputedRef<CreativeView | undefined>;
  show: (creative: CreativeView) => void;
  reload: () => Promise<void>;
  /** Whether a program can be chosen, and so be put back. */
  isOpen: (programId: string | undefined) => boolean;
  notices: EditNotices;
}

/** Sends an edit; where others changed another field meanwhile, both stand. @throws ApiError, NetworkError */
const send = async (
  id: string,
  field: EditField,
  value: string,
  seen: Seen,
): Promise<{ done: CreativeView } | { conflict: Conflict } | { same: true }> => {
  try {
    return { done: await editCreative(id, { [field]: value, version: seen.version }) };
  } catch (error) {
    const standing = standingOf(error);
    if (!standing) throw error;
    const theirs = standing.values[field];
    const verdict = judge({ seen: seen.value, mine: value, theirs });
    if (verdict === 'other') return send(id, field, value, { ...seen, version: standing.version });
    return verdict === 'same' ? { same: true } : { conflict: { field, mine: value, theirs, standing } };
  }
};

/** Renames and moves one creative: one editor at a time, stale edits told, the last edit undone. */
export const useEdits = ({ creative, show, reload, isOpen, notices }: EditsOptions) => {
  const editing = shallowRef<EditField>();
  const saving = shallowRef(false);
  const problem = shallowRef<string>();
  const conflict = shallowRef<Conflict>();
  let seen: Seen = { version: 0, value: undefined };

  const begin = (field: EditField) => {
    if (!creative.value || editing.value) return;
    seen = { version: creative.value.version, value: creative.value[field] };
    problem.value = undefined;
    editing.value = field;
  };
  const close = () => {
    editing.value = undefined;
    conflict.value = undefined;
    problem.value = undefined;
  };

  const save = async (value: string) => {
    const { value: before } = seen;
    const field = editing.value;
    if (!creative.value || !field || saving.value) return;
    if (value === before) return close();
    saving.value = true;
    problem.value = undefined;
    try {
      const answer = await send(creative.value.id, field, value, seen);
      if ('conflict' in answer) return void (conflict.value = answer.conflict);
      close();
      if ('same' in answer) return await reload();
      show(answer.done);
      const canUndo = before !== undefined && (field === 'fileName' || isOpen(before));
      notices.saved(answer.done, field, canUndo ? () => void undo(answer.done, field, before) : undefined);
    } catch (error) {
      problem.value = wordsOf(error);
    } finally {
      saving.value = false;
    }
  };

  /** A new edit that puts the old value back; never over what somebody wrote since. */
  const undo = async (edited: CreativeView, field: EditField, before: string) => {
    try {
      const answer = await send(edited.id, field, before, { version: edited.version, value: edited[field] });
      if ('conflict' in answer) notices.undoTooLate(answer.conflict.standing.changedBy);
      else notices.undone();
      if ('done' in answer) show(answer.done);
      else await reload();
    } catch (error) {
      notices.undoFailed(error);
    }
  };

  /** What they wrote has been seen now: the next save goes over it knowingly. */
  const seeTheirs = ({ theirs, standing }: Conflict) => {
    seen = { version: standing.version, value: theirs };
    conflict.value = undefined;
  };
  const keepMine = async () => {
    if (!conflict.value) return;
    const { mine } = conflict.value;
    seeTheirs(conflict.value);
    await save(mine);
  };
  const keepTheirs = async () => {
    close();
    await reload();
  };
  const keepEditing = () => {
    if (conflict.value) seeTheirs(conflict.value);
  };

  return { editing, saving, problem, conflict, begin, close, save, keepMine, keepTheirs, keepEditing };
};
