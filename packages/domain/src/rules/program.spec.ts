import { describe, expect, it } from 'vitest';
import { aCause } from '../testing/builders.js';
import { changeProgram, isOpenTo, normaliseProgramName, requireOpen, type Program } from './program.js';

const NOON = new Date('2026-11-18T12:00:00Z');
const program: Program = {
  id: '1',
  name: 'Holiday Boost 2026',
  openTo: ['creative_service_provider'],
  createdAt: NOON,
  revision: 1,
  version: 0,
};

describe('a program', () => {
  it('is open to the kinds it names, until it is archived', () => {
    expect(isOpenTo(program, 'creative_service_provider', NOON)).toBe(true);
    expect(isOpenTo(program, 'marketing_partner', NOON)).toBe(false);
    expect(isOpenTo({ ...program, archivedAt: NOON }, 'creative_service_provider', NOON)).toBe(false);
    const later = new Date(NOON.getTime() + 1);
    expect(isOpenTo({ ...program, archivedAt: later }, 'creative_service_provider', NOON)).toBe(true);
  });

  it('takes new creatives from its first moment until its last', () => {
    const kind = 'creative_service_provider';
    const hour = (n: number) => new Date(NOON.getTime() + n * 3_600_000);
    const limited = { ...program, opensAt: NOON, closesAt: hour(2) };
    expect([-1, 0, 1, 2].map((n) => isOpenTo(limited, kind, hour(n)))).toEqual([false, true, true, false]);
    expect(() => requireOpen(limited, kind, hour(-1))).toThrow(/has not begun/);
    expect(() => requireOpen(limited, kind, hour(2))).toThrow(/has ended/);
  });

  it('cannot end before it begins', () => {
    const change = changeProgram(aCause(), { closesAt: NOON, version: 0 });
    expect(() => change({ ...program, opensAt: NOON })).toThrow('It would end before it begins.');
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
