import { describe, expect, it } from 'vitest';
import { isOpenTo, normaliseProgramName, requireOpen, type Program } from './program.js';

const NOON = new Date('2026-11-18T12:00:00Z');
const program: Program = {
  id: '1',
  name: 'Holiday Boost 2026',
  openTo: ['creative_service_provider'],
  createdAt: NOON,
};

describe('a program', () => {
  it('is open to the kinds it names, until it is archived', () => {
    expect(isOpenTo(program, 'creative_service_provider', NOON)).toBe(true);
    expect(isOpenTo(program, 'marketing_partner', NOON)).toBe(false);
    expect(isOpenTo({ ...program, archivedAt: NOON }, 'creative_service_provider', NOON)).toBe(false);
    const later = new Date(NOON.getTime() + 1);
    expect(isOpenTo({ ...program, archivedAt: later }, 'creative_service_provider', NOON)).toBe(true);
  });

  it('says that it is archived only to whom it would be open', () => {
    const archived = { ...program, archivedAt: NOON };
    expect(() => requireOpen(archived, 'creative_service_provider', NOON)).toThrow(/is archived/);
    expect(() => requireOpen(archived, 'marketing_partner', NOON)).toThrow(/not open to your company/);
    expect(() => requireOpen(undefined, 'marketing_partner', NOON)).toThrow(/not open to your company/);
  });

  it('is called the same however it is spaced and cased', () => {
    expect(normaliseProgramName('  Holiday   BOOST\u00a02026 ')).toBe(
      normaliseProgramName('Holiday Boost 2026'),
    );
  });
});
