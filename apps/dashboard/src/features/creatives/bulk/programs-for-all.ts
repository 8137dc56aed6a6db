import type { PartnerKind, ProgramView } from '@smarttag/domain';
import { programChoices } from '../editing/program-choices.ts';

/** Programs that every kind of partner among the selected may choose. */
export const programsForAll = (
  programs: readonly ProgramView[],
  kinds: ReadonlySet<PartnerKind | undefined>,
): ProgramView[] =>
  [...kinds].reduce((left, kind) => programChoices(left, { kind }), programChoices(programs, {}));
