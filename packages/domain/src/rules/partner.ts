import type { PartnerKind } from '../contracts/partner.contract.js';
import type { Decide } from './decision.js';
import { editFields, type Edited, type Patch } from './edited.js';
import type { Cause } from './history-event.js';

export interface Partner extends Edited {
  name: string;
  kind: PartnerKind;
  status: 'active' | 'suspended';
  /** Bytes that may be stored at once. */
  quotaBytes: number;
  createdAt: Date;
}

export type PartnerChange = Patch<Pick<Partner, 'name' | 'kind' | 'quotaBytes'>>;

/** @throws STALE_VERSION */
export const changePartner =
  (cause: Cause, change: PartnerChange & { version: number }): Decide<Partner> =>
  (partner) =>
    editFields<Partner>(cause, 'partner.changed', partner, change);

const toStatus =
  (
    cause: Cause,
    status: Partner['status'],
    action: 'partner.suspended' | 'partner.restored',
  ): Decide<Partner> =>
  (partner) =>
    partner.status === status
      ? undefined
      : {
          set: { status, lastEditedBy: cause.actorId },
          event: { ...cause, action, before: { status: partner.status }, after: { status } },
          userEdit: true,
        };

/** Its people are out and its uploads stop; what it tagged stays. */
export const suspendPartner = (cause: Cause) => toStatus(cause, 'suspended', 'partner.suspended');
export const restorePartner = (cause: Cause) => toStatus(cause, 'active', 'partner.restored');
