import { FAILURE_REASONS, REJECTION_REASONS, type CreativeView } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { t } from '../../../locales/i18n.ts';
import type { BatchEntry, Elsewhere } from './entry.ts';
import { aHeldFile, anEntry, aSendingEntry } from './entry.fixtures.ts';
import { rowSentence, type SentenceContext } from './row-sentence.ts';

const context: SentenceContext = { draft: true, now: 10_000, partnerName: 'Northlight Studio', atATime: 3 };
const submitted = { ...context, draft: false };

/** As it is read, links included. */
const read = (entry: BatchEntry, given = context) => {
  const { key, values, file, action } = rowSentence(entry, given);
  const words = { ...values, file: file?.name ?? '', action: action ? t(`tagging.action.${action}`) : '' };
  return t(key, words).replaceAll('\u00a0', ' ').trim();
};
const readSubmitted = (creative: Partial<CreativeView>) => read(anEntry(creative), submitted);

describe('rowSentence', () => {
  it('tells how far an upload is, how fast and how long', () => {
    const entry = aSendingEntry({ size: 868e6 }, { offset: 556e6, bytesPerSecond: 18.2e6, secondsLeft: 17 });
    expect(read(entry)).toBe('556 of 868 MB · 18.2 MB/s · 17 s left');
    expect(read(entry, submitted)).toBe('556 of 868 MB · 18.2 MB/s · 17 s left · tagged when it arrives');
  });

  it('says from where it goes on, and when', () => {
    const entry = aSendingEntry(
      { size: 520e6 },
      { phase: 'resting', fault: 'line', offset: 122e6, triedAt: 6000, nextTryAt: 14_000 },
    );
    expect(read(entry)).toBe('Goes on by itself from 122 MB. Next try in 4 s. Try now');
  });

  it('says who else sends it, from where, and how to send it from here', () => {
    const creative = { size: 540e6, uploadOffset: 100e6 };
    const sentBy = (elsewhere: Partial<Elsewhere>) =>
      read(anEntry(creative, { elsewhere: { place: 'tab', sending: true, offset: 311e6, ...elsewhere } }));
    expect(sentBy({})).toBe('311 of 540 MB · being sent in another tab. Send it from here');
    expect(sentBy({ sending: false })).toBe('Next in line in another tab. Send it from here');
    expect(sentBy({ place: 'computer' })).toMatch(/being sent on another computer of yours\./);
    expect(sentBy({ place: 'person', name: 'Priya Raman' })).toMatch(/being sent by Priya Raman\./);
    expect(read(aSendingEntry(creative, { phase: 'stopped', fault: 'elsewhere' }))).toMatch(
      /^Was taken over from elsewhere\./,
    );
  });

  it('asks for the file again, and explains when another one was picked', () => {
    const creative = { fileName: 'a.mp4', size: 540e6, uploadOffset: 311e6 };
    expect(read(anEntry(creative))).toBe('311 of 540 MB are here. Select this file again to go on.');
    expect(read(anEntry(creative, { different: aHeldFile('a.mp4') }))).toBe(
      'Same name, other content. The 311 MB that are here belong to the older file. Start over with this one',
    );
    expect(read(anEntry(creative, { different: aHeldFile('z.mp4') }))).toBe(
      'z.mp4 has other content. The 311 MB that are here belong to a.mp4. Start over with this one',
    );
  });

  it('names the own file that carries the tag already', () => {
    const alreadyTagged = { creativeId: 'c', fileName: 'spring_cut_v2.mp4', at: '2026-03-03T12:00:00Z' };
    expect(read(anEntry({ heldBack: true, alreadyTagged }))).toBe(
      'On 3 March 2026, as spring_cut_v2.mp4. Not uploaded. Upload it anyway',
    );
  });

  it('explains a duplicate, and of another company nothing but that', () => {
    const of = { creativeId: 'c', fileName: 'spring_cut_v2.mp4', at: '2026-03-03T12:00:00Z' };
    const duplicate = (duplicateOf: CreativeView['duplicateOf']) =>
      readSubmitted({ state: 'duplicate', duplicateOf });
    expect(duplicate({ owner: 'you', ...of, sameSubmission: false })).toBe(
      'You tagged these exact bytes on 3 March 2026 as spring_cut_v2.mp4. Nothing to do.',
    );
    expect(duplicate({ owner: 'you', ...of, sameSubmission: true })).toBe(
      'Twice in this batch: the same bytes as spring_cut_v2.mp4, which has the tag.',
    );
    expect(duplicate({ owner: 'another_company' })).toBe(
      'Already registered by another company. We made this',
    );
  });

  it.each(REJECTION_REASONS)('has words for the rejection %s', (reason) => {
    expect(readSubmitted({ state: 'rejected', rejection: { reason } })).toMatch(/^[A-Z].{20,}[.)]$/);
  });

  it.each(FAILURE_REASONS)('has words for the failure %s', (reason) => {
    expect(readSubmitted({ state: 'failed', failure: { reason } })).toMatch(/^Our fault: /);
  });

  it('says what was found instead of a video', () => {
    const rejection = { reason: 'not_a_video' as const, details: { found: 'zip archive' } };
    expect(readSubmitted({ state: 'rejected', fileName: 'a.mp4', rejection })).toBe(
      'The name says mp4, but inside is a zip archive. Upload the video itself.',
    );
  });

  it.each([
    [{ kind: 'empty' }, 'This file is empty (0 bytes).'],
    [{ kind: 'too_large', maxBytes: 20e9 }, '31 GB; the limit here is 20 GB.'],
    [{ kind: 'no_video', format: 'pdf' }, 'This is a PDF, not a video. Nothing was sent.'],
  ] as const)('explains why a file was not added: %o', (refusal, words) => {
    expect(read(anEntry(undefined, { held: aHeldFile('a.mp4', { size: 31e9 }), refusal }))).toBe(words);
  });
});
