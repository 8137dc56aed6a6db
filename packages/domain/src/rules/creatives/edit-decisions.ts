import type { CreativePatch } from '../../contracts/creative.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import type { Decide } from '../decision.js';
import { requireFileName } from '../file-name.js';
import type { Cause } from '../history-event.js';
import type { Creative } from './creative.js';

/**
 * Renames or re-assigns. Whether the program is open is checked by the caller, who has it at hand.
 * @throws STALE_VERSION with what stands there now, FILE_NAME_NOT_ALLOWED
 */
export const editCreative =
  (cause: Cause, patch: CreativePatch): Decide<Creative> =>
  (creative) => {
    if (patch.version !== creative.version)
      throw new DomainError('STALE_VERSION', 'Somebody changed this creative while you were editing it.', {
        currentVersion: creative.version,
        fileName: creative.fileName,
        programId: creative.programId,
        lastEditedBy: creative.lastEditedBy,
      });
    const wanted = {
      fileName:
        patch.fileName === undefined ? creative.fileName : requireFileName(patch.fileName, creative.fileName),
      programId: patch.programId ?? creative.programId,
    };
    const changed = (['fileName', 'programId'] as const).filter((field) => wanted[field] !== creative[field]);
    if (changed.length === 0) return undefined;
    const only = (from: { fileName?: string; programId?: string }) =>
      Object.fromEntries(changed.map((field) => [field, from[field]]));
    return {
      set: { ...only(wanted), lastEditedBy: cause.actorId },
      event: { ...cause, action: 'creative.edited', before: only(creative), after: only(wanted) },
      userEdit: true,
    };
  };
