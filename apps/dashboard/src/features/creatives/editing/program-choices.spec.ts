import type { ProgramView } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { programChoices } from './program-choices.ts';

const program = (id: string, changes: Partial<ProgramView> = {}): ProgramView => ({
  id,
  name: id,
  openTo: ['creative_service_provider', 'marketing_partner'],
  open: true,
  ...changes,
});
const names = (programs: ProgramView[]) => programs.map(({ id }) => id);

describe('the programs a creative can be moved to', () => {
  it('are the open ones, without the one it is in', () => {
    const programs = [program('a'), program('b'), program('archived', { open: false })];
    expect(names(programChoices(programs, { current: 'a' }))).toEqual(['b']);
  });

  it('never include an archived one, though an old creative keeps it', () => {
    const programs = [program('a'), program('archived', { open: false })];
    expect(names(programChoices(programs, { current: 'archived' }))).toEqual(['a']);
  });

  it('are open to the kind of the partner whose creative it is, whoever asks', () => {
    const programs = [program('a'), program('marketing', { openTo: ['marketing_partner'] })];
    expect(names(programChoices(programs, { kind: 'creative_service_provider' }))).toEqual(['a']);
    expect(names(programChoices(programs, { kind: 'marketing_partner' }))).toEqual(['a', 'marketing']);
  });
});
