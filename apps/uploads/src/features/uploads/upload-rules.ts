import { DRAFT_DAYS, DomainError, type Creative, type Upload } from '@smarttag/domain';

const DAY = 86_400_000;

/** @throws TRANSITION_NOT_ALLOWED where an upload was and is no more */
export const requirePresent = ({ creative, upload }: { creative: Creative; upload: Upload }): void => {
  if (creative.state === 'cancelled')
    throw new DomainError('TRANSITION_NOT_ALLOWED', 'This file was removed.', { state: 'cancelled' });
  if (creative.state === 'expired' || upload.state === 'removed')
    throw new DomainError('TRANSITION_NOT_ALLOWED', 'The bytes of this file are no longer kept.', {
      state: creative.state,
    });
};

/** Past `uploading` the protocol itself refuses bytes, for there is no room behind the last one. @throws NOT_ALLOWED */
export const requireTakesBytes = (creative: Creative): void => {
  if (creative.state === 'cancelled' || creative.state === 'expired')
    throw new DomainError('TRANSITION_NOT_ALLOWED', 'This file was removed.', { state: creative.state });
  if (creative.state === 'uploading' && creative.heldBack)
    throw new DomainError(
      'NOT_ALLOWED',
      'This file looks like one that is tagged already. Choose "Upload it anyway" first.',
      { heldBack: true },
    );
};

/** @throws NOT_ALLOWED for a file whose parts are being put together, or are */
export const requireNotFinal = ({ concat }: Upload): void => {
  if (concat)
    throw new DomainError('NOT_ALLOWED', 'This file is made of its parts and takes no other bytes.');
};

/** When an unfinished upload may go: so long after its last byte; never once it was submitted. */
export const expiryOf = (creative: Creative, upload: Upload): Date | undefined => {
  if (creative.submittedAt) return undefined;
  const afterLastByte = (upload.lastByteAt ?? upload.createdAt).getTime() + DRAFT_DAYS * DAY;
  return new Date(Math.max(afterLastByte, creative.expiresAt?.getTime() ?? 0));
};
