import type { DisputeAnswer, DisputeState, DisputeVerdict } from '../../contracts/dispute.contract.js';
import { DomainError } from '../../errors/domain-error.js';
import type { Creative } from '../creatives/creative.js';
import type { Decide } from '../decision.js';
import type { Cause } from '../history-event.js';

/** A company says that bytes registered by another are its own. One for each duplicate. */
export interface Dispute {
  id: string;
  partnerId: string;
  creativeId: string;
  state: DisputeState;
  why: string;
  since?: string;
  contact?: string;
  openedBy: string;
  openedAt: Date;
  verdict?: DisputeVerdict;
  answer?: string;
  answeredBy?: string;
  answeredAt?: Date;
  revision: number;
  version: number;
}

/** @throws DISPUTE_NOT_POSSIBLE */
export const requireDisputable = ({ state, duplicateOf }: Creative): void => {
  if (state === 'duplicate' && duplicateOf?.owner === 'another_company') return;
  throw new DomainError(
    'DISPUTE_NOT_POSSIBLE',
    'Only a file that another company registered can be claimed as your own.',
    { state },
  );
};

/** The words stay with the dispute; history holds the verdict. @throws DISPUTE_NOT_POSSIBLE when it was answered */
export const answerDispute =
  (cause: Cause, { verdict, answer }: DisputeAnswer): Decide<Dispute> =>
  (dispute) => {
    if (dispute.state === 'answered')
      throw new DomainError('DISPUTE_NOT_POSSIBLE', 'This was answered already.', {
        verdict: dispute.verdict,
      });
    return {
      set: { state: 'answered', verdict, answer, answeredBy: cause.actorId, answeredAt: cause.at },
      event: {
        ...cause,
        action: 'dispute.answered',
        about: { type: 'creative', id: dispute.creativeId },
        before: { state: 'open' },
        after: { state: 'answered', verdict },
      },
    };
  };
