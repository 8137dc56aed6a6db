import type { NamesThen, RecordedOwner, Tag, TaggingRecord } from '@smarttag/domain';
import type { Finding } from './examiner.service.js';
import type { TaggableCreative } from './taggable-creative.js';

/** One file's bytes, what was seen in them, and the moment and names of the decision. */
export interface Decided {
  creative: TaggableCreative;
  sha256: string;
  finding: Finding;
  names: NamesThen;
  at: Date;
}

const common = ({ creative, sha256, names, at }: Decided) => ({
  ...names,
  creativeId: creative.id,
  submissionId: creative.submissionId,
  partnerId: creative.partnerId,
  sha256,
  fileName: creative.fileName,
  size: creative.size,
  uploadedAt: creative.uploadedAt,
  submittedAt: creative.submittedAt,
  decidedAt: at,
});

const seenIn = (finding: Finding) =>
  finding.rejection
    ? { hasPoster: false }
    : { ...(finding.media && { media: finding.media }), hasPoster: finding.hasPoster };

export const statementOf = ({ creative, sha256, names, at }: Decided): Omit<Tag, 'tagId'> => ({
  ...names,
  sha256,
  creativeId: creative.id,
  submissionId: creative.submissionId,
  partnerId: creative.partnerId,
  fileName: creative.fileName,
  size: creative.size,
  at,
});

const ownerFor = ({ creative }: Decided, tag: Tag): RecordedOwner =>
  tag.partnerId === creative.partnerId
    ? {
        owner: 'you',
        creativeId: tag.creativeId,
        fileName: tag.fileName,
        at: tag.at,
        sameSubmission: tag.submissionId === creative.submissionId,
      }
    : { owner: 'another_company' };

export const rejectedRecord = (decided: Decided): TaggingRecord => ({
  ...common(decided),
  outcome: 'rejected',
  rejection: decided.finding.rejection,
  hasPoster: false,
});

/**
 * What follows from the Tag that stands. Our own is told with the names and the moment of the Tag, which a
 * run that died may have made earlier; of another company's nothing is told.
 */
export const recordUnder = (decided: Decided, tag: Tag): TaggingRecord => {
  const seen = seenIn(decided.finding);
  if (tag.creativeId !== decided.creative.id)
    return { ...common(decided), outcome: 'duplicate', duplicateOf: ownerFor(decided, tag), ...seen };
  const { partnerName, partnerKind, businessCenterId, businessCenterName } = tag;
  const { programId, programName, uploaderId, uploaderName, fileName, at, tagId } = tag;
  return {
    ...common(decided),
    ...{ partnerName, partnerKind, businessCenterId, businessCenterName },
    ...{ programId, programName, uploaderId, uploaderName },
    ...{ fileName, decidedAt: at },
    outcome: 'tagged',
    tagId,
    ...seen,
  };
};
