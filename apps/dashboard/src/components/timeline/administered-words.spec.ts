import { DEFAULT_SETTINGS, type HistoryEventView } from '@smarttag/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPageTexts } from '../../locales/i18n.ts';
import { administered } from './administered-words.ts';

beforeAll(loadPageTexts);

const told = (before: object | undefined, after: object) =>
  administered({ before, after } as HistoryEventView).map((change) =>
    `${change.label}: ${change.before} → ${change.after}`.replaceAll('\u00a0', ' '),
  );

describe('what an administrator changed', () => {
  it('is told in words, field by field, and only where it differs', () => {
    expect(told({ role: 'admin', status: 'active' }, { role: 'auditor', status: 'active' })).toEqual([
      'Role: Platform admin → Platform auditor',
    ]);
    expect(
      told(undefined, {
        kind: 'marketing_partner',
        openTo: ['marketing_partner', 'creative_service_provider'],
        quotaBytes: 5e11,
        archived: true,
        closesAt: null,
      }),
    ).toEqual([
      'Kind:  → Marketing partner',
      'Open to:  → Marketing partner, Creative service provider',
      'Quota:  → 500 GB',
      'Archived:  → yes',
    ]);
  });

  it('is told to the last byte', () =>
    expect(told({ quotaBytes: 5e11 }, { quotaBytes: 500_000_400_000 })).toEqual([
      'Quota: 500 GB → 500.0004 GB',
    ]));

  it('is told of each setting that differs, in the units in which it is set', () => {
    const { limits, guidance } = DEFAULT_SETTINGS;
    const before = { limits, guidance };
    const after = {
      limits: {
        ...limits,
        maxFilesPerSubmission: 500,
        maxSeconds: 2 * 60 * 60,
        noVideo: { formats: ['pdf'], types: ['image/', 'text/'] },
      },
      guidance: { ...guidance, minSeconds: 0.5, minPictures: [{ width: 1080, height: 1920 }] },
      fields: ['limits', 'guidance'],
    };
    const [count, length, formats, types, ...guided] = told(before, after);
    expect([count, length]).toEqual(['Files in one batch: 1,000 → 500', 'Longest video: 240 min → 120 min']);
    expect(formats).toMatch(/^Plainly no video, by ending: pdf, doc, .* → pdf$/);
    expect(types).toMatch(/^Plainly no video, by type: image\/, text\/, .* → image\/, text\/$/);
    expect(guided).toEqual([
      'Shortest in-feed ad: 5 s → 0.5 s',
      'Smallest in-feed pictures: 540 × 960, 960 × 540, 640 × 640 → 1080 × 1920',
    ]);
  });

  it('is named where history holds no more than that it changed', () => {
    const { limits } = DEFAULT_SETTINGS;
    expect(told({ limits }, { limits, fields: ['contact', 'limits'] })).toEqual(['Changed:  → Whom to ask']);
    expect(told(undefined, { fields: ['timeZone', 'password'] })).toEqual([
      'Changed:  → Time zone, Password',
    ]);
  });

  it('stands as it is stored where a field has no words', () =>
    expect(told({ maxFiles: 50 }, { maxFiles: 60 })).toEqual(['Max files: 50 → 60']));
});
