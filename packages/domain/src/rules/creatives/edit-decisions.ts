import type { CreativePatch } from '../../contracts/creative.contract.js';
import type { PartnerKind } from '../../contracts/partner.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import type { Decide } from '../decision.js';
import { requireFileName } from '../file-name.js';
import { eventIdOf, type Cause, type HistoryEvent } from '../history-event.js';
import { requireOpen, type Program } from '../program.js';
import type { Creative, EditableField, Edits } from './creative.js';

const EDITABLE: readonly EditableField[] = ['fileName', 'programId'];
type Editable = Pick<Creative, EditableField>;

/**
 * What it is assigned to already may be archived; what is newly chosen may not.
 * @throws VALIDATION_FAILED for a draft, PROGRAM_NOT_OPEN
 */
export const requireProgramFor = (
  creative: Creative,
  chosen: { id: string; program: Program | undefined; kind: PartnerKind; at: Date },
): void => {
  if (chosen.id === creative.programId) return;
  if (!creative.submittedAt)
    throw new DomainError('VALIDATION_FAILED', 'The program of a draft is chosen for all its files at once.');
  requireOpen(chosen.program, chosen.kind, chosen.at);
};

/**
 * Renames or re-assigns. Whether the program may be chosen is checked before, by `requireProgramFor`. What is
 * so already needs no change, whichever version was seen: a repeat after a lost answer is no conflict.
 * @throws STALE_VERSION with what stands there now, FILE_NAME_NOT_ALLOWED
 */
export const editCreative =
  (cause: Cause, patch: CreativePatch): Decide<Creative> =>
  (creative) => {
    const wanted = {
      fileName:
        patch.fileName === undefined ? creative.fileName : requireFileName(patch.fileName, creative.fileName),
      programId: patch.programId ?? creative.programId,
    };
    const changed = changedFields(creative, wanted);
    if (changed.length === 0) return undefined;
    if (patch.version !== creative.version)
      throw new DomainError('STALE_VERSION', 'Somebody changed this creative while you were editing it.', {
        currentVersion: creative.version,
        fileName: creative.fileName,
        programId: creative.programId,
        lastEditedBy: creative.lastEditedBy,
      });
    return edited(cause, creative, wanted, changed);
  };

/**
 * Puts back what one event changed, as a new event: also an archived program, which is not chosen anew.
 * @throws UNDO_TOO_LATE when somebody else changed it since, VALIDATION_FAILED for an event that edited nothing
 */
export const revertEdit =
  (cause: Cause, event: HistoryEvent): Decide<Creative> =>
  (creative) => {
    const fields = EDITABLE.filter((field) => event.before !== undefined && field in event.before);
    if (fields.length === 0 || !isEdit(event))
      throw new DomainError('VALIDATION_FAILED', 'Nothing in this event can be put back.');
    for (const field of fields) requireUntouched(cause, creative, event, field);
    const wanted = { ...pick(creative, EDITABLE), ...pick(event.before as Editable, fields) } as Editable;
    const changed = changedFields(creative, wanted);
    if (changed.length === 0) return undefined;
    const decision = edited(cause, creative, wanted, changed);
    const { after } = decision.event;
    return {
      ...decision,
      event: { ...decision.event, action: 'creative.reverted', after: { ...after, revertedEvent: event.id } },
    };
  };

const isEdit = ({ action }: HistoryEvent) => action === 'creative.edited' || action === 'creative.reverted';

/** Whoever changed it again themselves may go back further. */
const requireUntouched = (
  cause: Cause,
  creative: Creative,
  event: HistoryEvent,
  field: EditableField,
): void => {
  const last = creative.edits?.[field];
  if (!last || last.eventId === event.id || last.by === cause.actorId) return;
  throw new DomainError(
    'UNDO_TOO_LATE',
    'Somebody changed it after you. Undo would take that back too, so nothing was done.',
    { field, eventId: last.eventId, lastEditedBy: last.by },
  );
};

const changedFields = (creative: Creative, wanted: Editable): EditableField[] =>
  EDITABLE.filter((field) => wanted[field] !== creative[field]);

const pick = (from: Editable, fields: readonly EditableField[]) =>
  Object.fromEntries(fields.map((field) => [field, from[field]]));

const edited = (cause: Cause, creative: Creative, wanted: Editable, changed: EditableField[]) => {
  const edit = { eventId: eventIdOf(creative.id, creative.revision + 1), by: cause.actorId, at: cause.at };
  const edits: Edits = { ...creative.edits, ...Object.fromEntries(changed.map((field) => [field, edit])) };
  return {
    set: { ...pick(wanted, changed), edits, lastEditedBy: cause.actorId },
    event: {
      ...cause,
      action: 'creative.edited' as 'creative.edited' | 'creative.reverted',
      before: pick(creative, changed),
      after: pick(wanted, changed) as Record<string, unknown>,
    },
    userEdit: true,
  };
};
