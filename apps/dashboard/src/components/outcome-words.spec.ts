import { REJECTION_REASONS } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { refusalWords } from './outcome-words.ts';

const fileName = 'spring.mp4';

describe('a refusal', () => {
  it('has words for every reason, and never the reason itself', () => {
    for (const reason of REJECTION_REASONS) {
      const words = refusalWords({ fileName, rejection: { reason } });
      expect(words).toMatch(/^[A-Z].+\.$/);
      expect(words).not.toContain('_');
    }
  });

  it('says what is inside', () => {
    expect(
      refusalWords({ fileName, rejection: { reason: 'not_a_video', details: { found: 'web page' } } }),
    ).toBe('The name says mp4, but inside is a web page. Upload the video itself.');
    expect(
      refusalWords({ fileName: 'film', rejection: { reason: 'not_a_video', details: { found: 'PDF' } } }),
    ).toBe('Inside this file is a PDF. Upload the video itself.');
  });

  it('groups the digits of a picture that is too large', () =>
    expect(
      refusalWords({
        fileName,
        rejection: { reason: 'picture_too_large', details: { width: 100_000, height: 100_000 } },
      }),
    ).toContain('100,000 × 100,000 pixels'));

  it('says how long a film runs that is too long', () =>
    expect(
      refusalWords({
        fileName,
        rejection: { reason: 'too_long', details: { seconds: 18_720, maxSeconds: 14_400 } },
      }),
    ).toBe('Runs 5:12:00; the limit here is 4:00:00. Cut it shorter, then upload the new file.'));

  it('tells nothing about another company', () =>
    expect(refusalWords({ fileName, duplicateOf: { owner: 'another_company' } })).toBe(
      'Already registered by another company.',
    ));

  it('names the own earlier file, with its day', () =>
    expect(
      refusalWords({
        fileName,
        duplicateOf: {
          owner: 'you',
          creativeId: 'c',
          fileName: 'spring_cut_v2.mp4',
          at: '2026-03-03T12:00:00Z',
          sameSubmission: false,
        },
      }),
    ).toBe('You tagged these exact bytes on 3 March 2026 as spring_cut_v2.mp4. Nothing to do.'));

  it('is silent where nothing was refused', () => expect(refusalWords({ fileName })).toBeUndefined());
});
