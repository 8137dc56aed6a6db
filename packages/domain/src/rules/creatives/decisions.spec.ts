import { describe, expect, it } from 'vitest';
import { CREATIVE_STATES } from '../../contracts/creative.contract.js';
import { aCause, aCreative, aTaggingRecord } from '../../testing/index.js';
import type { Decide } from '../decision.js';
import type { Creative } from './creative.js';
import { editCreative } from './edit-decisions.js';
import {
  MAX_ATTEMPTS,
  failTagging,
  followRecord,
  retryCreative,
  startTagging,
  submitCreative,
} from './tagging-decisions.js';
import {
  cancelCreative,
  expireCreative,
  finishUpload,
  releaseCreative,
  restorableUntil,
  restoreCreative,
} from './upload-decisions.js';

const cause = aCause();
const after = (minutes: number) => aCause({ at: new Date(cause.at.getTime() + minutes * 60_000) });
const submittedAt = cause.at;
const code = (name: string) => expect.objectContaining({ code: name });
/** What becomes of it, as the repository would store it. */
const apply = (creative: Creative, decide: Decide<Creative>): Creative => ({
  ...creative,
  ...(decide(creative)?.set as Partial<Creative>),
});

describe('the last byte', () => {
  const finish = finishUpload(cause, { changedWhileUploading: false });

  it('makes a file uploaded, once', () => {
    const done = apply(aCreative(), finish);
    expect(done).toMatchObject({ state: 'uploaded', uploadedAt: cause.at });
    expect(finish(done)).toBeUndefined();
  });

  it('starts the two weeks of a draft, and ends them for what is submitted', () => {
    expect(apply(aCreative(), finish).expiresAt!.getTime() - cause.at.getTime()).toBe(14 * 86_400_000);
    expect(apply(aCreative({ submittedAt }), finish).expiresAt).toBeUndefined();
  });

  it('brings nothing back that was removed meanwhile', () => {
    expect(finish(aCreative({ state: 'cancelled' }))).toBeUndefined();
  });
});

describe('removing', () => {
  it.each(['uploading', 'uploaded', 'failed'] as const)('is possible while %s', (state) =>
    expect(apply(aCreative({ state }), cancelCreative(cause)).state).toBe('cancelled'),
  );

  it.each(['tagging', 'tagged', 'duplicate', 'rejected', 'expired'] as const)(
    'is too late when %s',
    (state) =>
      expect(() => cancelCreative(cause)(aCreative({ state }))).toThrow(code('TRANSITION_NOT_ALLOWED')),
  );

  it('can be undone for ten minutes, back to where it was', () => {
    for (const state of ['uploading', 'uploaded'] as const) {
      const removed = apply(aCreative({ state }), cancelCreative(cause));
      expect(apply(removed, restoreCreative(after(9))).state).toBe(state);
      expect(() => restoreCreative(after(10))(removed)).toThrow(code('UNDO_TOO_LATE'));
    }
  });

  it('of a failed one cannot be undone: its attempts are used up', () => {
    const removed = apply(aCreative({ state: 'failed' }), cancelCreative(cause));
    expect(restorableUntil(removed)).toBeUndefined();
    expect(() => restoreCreative(after(1))(removed)).toThrow(code('UNDO_TOO_LATE'));
  });
});

describe('a draft nobody came back to', () => {
  it('expires when its time is up, not before, and never once submitted', () => {
    const creative = aCreative({ expiresAt: after(10).at });
    expect(expireCreative(after(9))(creative)).toBeUndefined();
    expect(apply(creative, expireCreative(after(10))).state).toBe('expired');
    expect(expireCreative(after(99))({ ...creative, submittedAt })).toBeUndefined();
  });
});

describe('Submit', () => {
  const submit = submitCreative(cause, { businessCenterId: '1', programId: 'p', submittedAt });

  it('reaches a file once', () => {
    const reached = apply(aCreative({ expiresAt: cause.at }), submit);
    expect(reached).toMatchObject({ businessCenterId: '1', programId: 'p', taggingDate: submittedAt });
    expect(reached.expiresAt).toBeUndefined();
    expect(submit(reached)).toBeUndefined();
  });

  it('reaches only what is on its way or there', () => {
    const reached = CREATIVE_STATES.filter((state) => submit(aCreative({ state })) !== undefined);
    expect(reached).toEqual(['uploading', 'uploaded']);
  });
});

describe('tagging', () => {
  const ready = aCreative({ state: 'uploaded', submittedAt });

  it('starts only when both Submit and the last byte are there', () => {
    expect(startTagging(cause)(aCreative({ state: 'uploaded' }))).toBeUndefined();
    expect(startTagging(cause)(aCreative({ submittedAt }))).toBeUndefined();
    expect(apply(ready, startTagging(cause))).toMatchObject({ state: 'tagging', attempts: 1 });
  });

  it('fails after the fourth attempt, so that a file that kills its worker cannot loop', () => {
    let creative = ready;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      creative = apply(creative, startTagging(cause));
      expect(creative).toMatchObject({ state: 'tagging', attempts: attempt });
    }
    creative = apply(creative, startTagging(cause));
    expect(creative).toMatchObject({ state: 'failed', failure: { reason: 'attempts_used_up' } });
    expect(apply(creative, retryCreative(cause))).toMatchObject({ state: 'tagging', attempts: 0 });
  });

  it('is retried only when it failed', () => {
    for (const state of CREATIVE_STATES) {
      if (state === 'failed' || state === 'tagging') continue;
      expect(() => retryCreative(cause)(aCreative({ state }))).toThrow(code('TRANSITION_NOT_ALLOWED'));
    }
    expect(retryCreative(cause)(aCreative({ state: 'tagging' }))).toBeUndefined();
  });

  it('follows its record, and a repeat changes nothing', () => {
    const record = aTaggingRecord({ outcome: 'rejected', tagId: undefined, rejection: { reason: 'empty' } });
    const tagging = apply(ready, startTagging(cause));
    const decided = apply(tagging, followRecord(cause, record));
    expect(decided).toMatchObject({
      state: 'rejected',
      rejection: { reason: 'empty' },
      sha256: record.sha256,
    });
    expect(decided.taggingDate).toEqual(record.decidedAt);
    expect(followRecord(cause, record)(decided)).toBeUndefined();
  });

  it('fails only while it runs', () => {
    expect(failTagging(cause, { reason: 'storage_full' })(ready)).toBeUndefined();
  });
});

describe('an edit', () => {
  const creative = aCreative({ version: 3, programId: 'p', lastEditedBy: 'priya' });

  it('changes what differs, and tells before and after of that alone', () => {
    const decision = editCreative(cause, { fileName: 'new.mp4', programId: 'p', version: 3 })(creative)!;
    expect(decision).toMatchObject({
      userEdit: true,
      set: { fileName: 'new.mp4', lastEditedBy: cause.actorId },
      event: { before: { fileName: creative.fileName }, after: { fileName: 'new.mp4' } },
    });
    expect(decision.set).not.toHaveProperty('programId');
  });

  it('that changes nothing is none', () =>
    expect(editCreative(cause, { programId: 'p', version: 3 })(creative)).toBeUndefined());

  it('of an older version is refused with what stands there now', () =>
    expect(() => editCreative(cause, { fileName: 'new.mp4', version: 2 })(creative)).toThrow(
      expect.objectContaining({
        code: 'STALE_VERSION',
        details: {
          currentVersion: 3,
          fileName: creative.fileName,
          programId: 'p',
          lastEditedBy: 'priya',
        },
      }),
    ));
});

it('lets a held-back file through once', () => {
  const heldBack = aCreative({ heldBack: true });
  const released = apply(heldBack, releaseCreative(cause));
  expect(released.heldBack).toBe(false);
  expect(releaseCreative(cause)(released)).toBeUndefined();
});
