import type { PartnerKind, ProgramView } from '@smarttag/domain';

/** Programs a creative can be moved to: open now, and open to the kind of partner that made it. */
export const programChoices = (
  programs: readonly ProgramView[],
  { current, kind }: { current?: string; kind?: PartnerKind },
): ProgramView[] =>
  programs.filter(
    (program) =>
      program.id !== current && program.open && (kind === undefined || program.openTo.includes(kind)),
  );
