import type { Decide } from './decision.js';
import type { Cause } from './history-event.js';

/** An organisation on the platform, stated by a partner as its own. */
export interface BusinessCenter {
  partnerId: string;
  businessCenterId: string;
  name?: string;
  status: 'unverified' | 'confirmed';
  statedBy: string;
  statedAt: Date;
  /** Another partner states the same ID, and no admin has looked into it since. */
  flagged?: boolean;
  note?: string;
  notedBy?: string;
  notedAt?: Date;
}

export type BusinessCenterEntity = BusinessCenter & { id: string; revision: number; version: number };

type Status = BusinessCenter['status'];

const turnTo =
  (status: Status, action: 'business_center.confirmed' | 'business_center.unconfirmed') =>
  (cause: Cause): Decide<BusinessCenterEntity> =>
  ({ status: was, businessCenterId }) =>
    was === status
      ? undefined
      : {
          set: { status },
          event: {
            ...cause,
            action,
            before: { businessCenterId, status: was },
            after: { businessCenterId, status },
          },
        };

export const confirmBusinessCenter = turnTo('confirmed', 'business_center.confirmed');

/** It was confirmed by mistake: it is again what the partner states, and no more. */
export const unconfirmBusinessCenter = turnTo('unverified', 'business_center.unconfirmed');

/** The words stay with the Business Center; that there is another partner is nothing a partner reads of. */
export const noteBusinessCenter =
  (cause: Cause, note: string): Decide<BusinessCenterEntity> =>
  ({ flagged, businessCenterId }) => ({
    set: { flagged: undefined, note, notedBy: cause.actorId, notedAt: cause.at },
    event: {
      ...cause,
      action: 'business_center.noted',
      audience: 'platform',
      before: { businessCenterId, flagged: flagged === true },
      after: { businessCenterId, flagged: false },
    },
  });

export type BusinessCenterIdProblem =
  | { kind: 'not_digits' }
  /** A soft one: the person may keep it. */
  | { kind: 'unusual_length'; digits: number };

/** People paste IDs with spaces and hyphens; only the digits count. */
export const businessCenterDigits = (typed: string) => typed.replace(/[\s-]/g, '');

export const checkBusinessCenterId = (typed: string): BusinessCenterIdProblem | undefined => {
  const digits = businessCenterDigits(typed);
  if (!/^\d*$/.test(digits)) return { kind: 'not_digits' };
  return /^\d{15,20}$/.test(digits) ? undefined : { kind: 'unusual_length', digits: digits.length };
};

/** `7398 8884 7850 8941 313`: easier to compare by eye. */
export const groupDigits = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
