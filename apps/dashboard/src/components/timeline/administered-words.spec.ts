import type { HistoryEventView } from '@smarttag/domain';
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

  it('stands as it is stored where a field has no words', () =>
    expect(told({ maxFiles: 50 }, { maxFiles: 60 })).toEqual(['Max files: 50 → 60']));
});
