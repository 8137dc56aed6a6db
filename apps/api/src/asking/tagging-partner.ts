import { DomainError, type Partner, type WriteScope } from '@smarttag/domain';
import type { Asker } from '@smarttag/service-kit';

/** Batches are made by a partner's own people; nobody sends files in another's name. @throws NOT_ALLOWED */
export const taggingPartner = (asker: Asker): { partner: Partner; scope: WriteScope } => {
  const scope = asker.writeScope();
  if (!asker.partner) throw new DomainError('NOT_ALLOWED', 'Only people of a partner company tag creatives.');
  return { partner: asker.partner, scope };
};
