import type { NamesThen, Tag } from '@smarttag/domain';
import { aCreative } from '@smarttag/domain/testing';
import { describe, expect, it } from 'vitest';
import { recordUnder, rejectedRecord, statementOf, type Decided } from './records.js';
import { requireTaggable } from './taggable-creative.js';

const NOON = new Date('2026-11-18T12:00:00Z');
const LATER = new Date('2026-11-18T12:01:00Z');

const names: NamesThen = {
  partnerName: 'Northlight Studio',
  partnerKind: 'creative_service_provider',
  businessCenterId: '7398888478508941313',
  programId: 'program',
  programName: 'Holiday Boost',
  uploaderId: 'uploader',
  uploaderName: 'Dana Whitfield',
};

const aDecision = (over: Partial<Decided> = {}): Decided => ({
  creative: requireTaggable(
    aCreative({
      uploadedAt: NOON,
      submittedAt: NOON,
      businessCenterId: '7398888478508941313',
      programId: 'program',
    }),
  ),
  sha256: 'ab'.repeat(32),
  finding: { hasPoster: true },
  names,
  at: LATER,
  ...over,
});

const tagOf = (decided: Decided, over: Partial<Tag> = {}): Tag => ({
  ...statementOf(decided),
  tagId: '7K4M-9QXR-H',
  ...over,
});

describe('the record under the Tag that stands', () => {
  it('is "tagged" under our own, with its moment and names, even if a later run tells it', () => {
    const decided = aDecision();
    const tag = tagOf(decided, { at: NOON, fileName: 'as it was.mp4', programName: 'Before the rename' });
    expect(recordUnder(decided, tag)).toMatchObject({
      outcome: 'tagged',
      tagId: tag.tagId,
      decidedAt: NOON,
      fileName: 'as it was.mp4',
      programName: 'Before the rename',
    });
  });

  it("is a duplicate of the partner's own earlier file, and names it", () => {
    const decided = aDecision();
    const tag = tagOf(decided, { creativeId: 'earlier', at: NOON, fileName: 'first.mp4' });
    const record = recordUnder(decided, tag);
    expect(record).toMatchObject({
      outcome: 'duplicate',
      decidedAt: LATER,
      duplicateOf: {
        owner: 'you',
        creativeId: 'earlier',
        fileName: 'first.mp4',
        at: NOON,
        sameSubmission: true,
      },
    });
    expect(record).not.toHaveProperty('tagId');
  });

  it('tells nothing of another company but that there is one', () => {
    const decided = aDecision();
    const tag = tagOf(decided, {
      creativeId: 'theirs',
      partnerId: 'them',
      fileName: 'secret.mp4',
      partnerName: 'Harbor',
    });
    const record = recordUnder(decided, tag);
    expect(record.duplicateOf).toEqual({ owner: 'another_company' });
    expect(JSON.stringify(record)).not.toMatch(/theirs|them|secret|Harbor|7K4M/);
  });
});

it('a rejected file has its reason, and neither Tag nor poster', () => {
  const record = rejectedRecord(aDecision({ finding: { rejection: { reason: 'truncated' } } }));
  expect(record).toMatchObject({ outcome: 'rejected', rejection: { reason: 'truncated' }, hasPoster: false });
  expect(record).not.toHaveProperty('tagId');
});

it('refuses a creative that Submit has not reached', () => {
  expect(() => requireTaggable(aCreative())).toThrow('lacks what Submit writes');
});
