import type { MediaFacts, Rejection } from '../contracts/media.contract.js';
import type { Outcome } from '../contracts/tagging-record.contract.js';
import type { NamesThen } from './tag.js';

/** The partner's own earlier file with these bytes, or only that there is another company. */
export type RecordedOwner =
  | { owner: 'you'; creativeId: string; fileName: string; at: Date; sameSubmission: boolean }
  | { owner: 'another_company' };

/** One immutable row of Tagging History. Holds nothing about another partner. */
export interface TaggingRecord extends NamesThen {
  creativeId: string;
  submissionId: string;
  partnerId: string;
  outcome: Outcome;
  tagId?: string;
  sha256: string;
  fileName: string;
  size: number;
  uploadedAt: Date;
  submittedAt: Date;
  decidedAt: Date;
  /** Given by the relay with the event of the decision: what a cut of an export is measured by. */
  seq?: number;
  duplicateOf?: RecordedOwner;
  rejection?: Rejection;
  media?: MediaFacts;
  hasPoster: boolean;
}
