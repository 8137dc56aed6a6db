import type { BusinessCenterView } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { matchingCenters } from './matching-centers.ts';

const center = (businessCenterId: string, name?: string): BusinessCenterView => ({
  businessCenterId,
  name,
  partnerId: 'partner',
  status: 'unverified',
  statedAt: '2026-11-18T12:00:00Z',
});
const centers = [center('7398888478508941313', 'Café Juniper'), center('7411223344556677889')];

const found = (typed: string) =>
  matchingCenters(centers, typed).map((one) => one.businessCenterId.slice(0, 4));

describe('matchingCenters', () => {
  it('shows all before something is typed', () => {
    expect(found('')).toEqual(['7398', '7411']);
  });

  it('finds by digits, with or without spaces, and by name', () => {
    expect(found('4788-8')).toEqual([]);
    expect(found('8884 7850')).toEqual(['7398']);
    expect(found('cafe')).toEqual(['7398']);
  });
});
