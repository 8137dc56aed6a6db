import type { ProgramView } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { programsForAll } from './programs-for-all.ts';

const program = (id: string, openTo: ProgramView['openTo'], open = true): ProgramView => ({
  id,
  name: id,
  openTo,
  open,
});
const PROGRAMS = [
  program('both', ['creative_service_provider', 'marketing_partner']),
  program('vendors', ['creative_service_provider']),
  program('archived', ['creative_service_provider', 'marketing_partner'], false),
];
const idsFor = (...kinds: ProgramView['openTo'][number][]) =>
  programsForAll(PROGRAMS, new Set(kinds)).map(({ id }) => id);

describe('programs that many creatives can be moved to', () => {
  it('are those open now to the company that made them', () =>
    expect(idsFor('creative_service_provider')).toEqual(['both', 'vendors']));
  it('are only those open to every company among them', () =>
    expect(idsFor('creative_service_provider', 'marketing_partner')).toEqual(['both']));
});
