import type { PartnerKind } from '../contracts/partner.contract.js';
import { DomainError } from '../errors/domain-error.js';
import type { Decide } from './decision.js';
import { editFields, type Edited, type Patch } from './edited.js';
import type { Cause } from './history-event.js';

export interface Program extends Edited {
  name: string;
  description?: string;
  openTo: PartnerKind[];
  /** New creatives are taken from here on; without it, from the start. */
  opensAt?: Date;
  /** And no longer from here on; without it, until it is archived. */
  closesAt?: Date;
  archivedAt?: Date;
  createdAt: Date;
}

/** Two programs may not differ only by case, accents' encoding or spaces. */
export const normaliseProgramName = (name: string) =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const isArchived = ({ archivedAt }: Program, at: Date) => archivedAt !== undefined && archivedAt <= at;
const isBefore = ({ opensAt }: Program, at: Date) => opensAt !== undefined && opensAt > at;
const isOver = ({ closesAt }: Program, at: Date) => closesAt !== undefined && closesAt <= at;

/** Whether it takes new creatives, whoever from. */
export const isOpen = (program: Program, at: Date) =>
  !isArchived(program, at) && !isBefore(program, at) && !isOver(program, at);

/** What is not open stays on old creatives but takes no new ones. */
export const isOpenTo = (program: Program, kind: PartnerKind, at: Date) =>
  program.openTo.includes(kind) && isOpen(program, at);

export const requireOpen = (program: Program | undefined, kind: PartnerKind, at: Date): Program => {
  if (!program || !program.openTo.includes(kind))
    throw new DomainError('PROGRAM_NOT_OPEN', 'This program is not open to your company.');
  if (isOpen(program, at)) return program;
  const why = isArchived(program, at) ? 'is archived' : isOver(program, at) ? 'has ended' : 'has not begun';
  throw new DomainError(
    'PROGRAM_NOT_OPEN',
    `${program.name} ${why}. Choose another program; your uploads stay.`,
    {
      archivedAt: program.archivedAt?.toISOString(),
      opensAt: program.opensAt?.toISOString(),
      closesAt: program.closesAt?.toISOString(),
    },
  );
};

export type ProgramChange = Patch<Pick<Program, 'name' | 'description' | 'openTo' | 'opensAt' | 'closesAt'>>;

/** @throws VALIDATION_FAILED when it would end before it begins */
export const requireSpan = ({ opensAt, closesAt }: ProgramChange): void => {
  if (!opensAt || !closesAt || opensAt < closesAt) return;
  throw new DomainError('VALIDATION_FAILED', 'It would end before it begins.', {
    fields: [{ field: 'closesAt', message: 'It would end before it begins.' }],
  });
};

/** @throws STALE_VERSION, VALIDATION_FAILED */
export const changeProgram =
  (cause: Cause, change: ProgramChange & { version: number }): Decide<Program> =>
  (program) => {
    const { opensAt = program.opensAt, closesAt = program.closesAt } = change;
    requireSpan({ opensAt, closesAt });
    return editFields<Program>(cause, 'program.changed', program, change);
  };

/** Nobody chooses it any more; what is in it stays in it. */
export const archiveProgram =
  (cause: Cause): Decide<Program> =>
  (program) =>
    program.archivedAt
      ? undefined
      : {
          set: { archivedAt: cause.at, lastEditedBy: cause.actorId },
          event: {
            ...cause,
            action: 'program.archived',
            before: { archived: false },
            after: { archived: true },
          },
          userEdit: true,
        };

export const restoreProgram =
  (cause: Cause): Decide<Program> =>
  (program) =>
    program.archivedAt
      ? {
          set: { archivedAt: undefined, lastEditedBy: cause.actorId },
          event: {
            ...cause,
            action: 'program.restored',
            before: { archived: true },
            after: { archived: false },
          },
          userEdit: true,
        }
      : undefined;
