import type { PartnerKind } from '../contracts/partner.contract.js';
import { DomainError } from '../errors/domain-error.js';

export interface Program {
  id: string;
  name: string;
  description?: string;
  openTo: PartnerKind[];
  archivedAt?: Date;
  createdAt: Date;
}

/** Two programs may not differ only by case, accents' encoding or spaces. */
export const normaliseProgramName = (name: string) =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Archived programs stay on old creatives but take no new ones. */
export const isOpenTo = (program: Program, kind: PartnerKind, at: Date) =>
  program.openTo.includes(kind) && (program.archivedAt === undefined || program.archivedAt > at);

export const requireOpen = (program: Program | undefined, kind: PartnerKind, at: Date): Program => {
  if (!program || !program.openTo.includes(kind))
    throw new DomainError('PROGRAM_NOT_OPEN', 'This program is not open to your company.');
  if (!isOpenTo(program, kind, at))
    throw new DomainError(
      'PROGRAM_NOT_OPEN',
      `${program.name} is archived. Choose another program; your uploads stay.`,
      { archivedAt: program.archivedAt?.toISOString() },
    );
  return program;
};
