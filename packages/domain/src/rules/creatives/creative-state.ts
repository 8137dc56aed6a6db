import type { CreativeState } from '../../contracts/creative.contract.js';
import { DomainError } from '../../errors/domain-error.js';

/** The one table of DESIGN.md section 4; every write of a state goes through it. */
export const TRANSITIONS: Record<CreativeState, readonly CreativeState[]> = {
  uploading: ['uploaded', 'cancelled', 'expired'],
  uploaded: ['tagging', 'cancelled', 'expired'],
  cancelled: ['uploading', 'uploaded'],
  expired: [],
  // Back to itself: a worker died and another takes over; each entry counts as an attempt.
  tagging: ['tagging', 'tagged', 'duplicate', 'rejected', 'failed'],
  tagged: [],
  duplicate: [],
  rejected: [],
  failed: ['tagging', 'cancelled'],
};

export const canMove = (from: CreativeState, to: CreativeState) => TRANSITIONS[from].includes(to);

export const moveNotAllowed = (from: CreativeState, to: CreativeState) =>
  new DomainError('TRANSITION_NOT_ALLOWED', `A creative that is ${from} cannot become ${to}.`, { from, to });

/** @throws TRANSITION_NOT_ALLOWED */
export const requireMove = (from: CreativeState, to: CreativeState): void => {
  if (!canMove(from, to)) throw moveNotAllowed(from, to);
};

/** Bytes may still arrive. */
export const isOpenForBytes = (state: CreativeState) => state === 'uploading';

/** Decided for good: what Tagging History shows. */
export const isDecided = (state: CreativeState) =>
  state === 'tagged' || state === 'duplicate' || state === 'rejected';
