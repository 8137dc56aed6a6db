import type { Connection, Model } from 'mongoose';
import { DomainError } from '../../errors/domain-error.js';
import type { Decide } from '../../rules/decision.js';
import type { Cause } from '../../rules/history-event.js';
import { normaliseProgramName, type Program } from '../../rules/program.js';
import { modelOf } from '../collection.js';
import { Committer, eventOf, type Committed } from '../commit.js';
import { orDuplicate } from '../duplicate-key.js';
import { toDomain, toStored } from '../stored.js';
import { ProgramSchema, type StoredProgram } from './program.schema.js';

const toProgram = (document: StoredProgram): Program => {
  const { normalisedName, ...program } = toDomain<Program & { normalisedName: string }>(document);
  return program;
};

const nameTaken = () => new DomainError('NAME_TAKEN', 'Another program has this name already.');

/** The platform's own, for every partner: no scope. */
export class ProgramsRepository {
  private readonly model: Model<StoredProgram>;
  private readonly committer: Committer<Program, StoredProgram>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Program', ProgramSchema);
    this.committer = new Committer(this.model, 'program', toProgram, ({ name }) =>
      typeof name === 'string' ? { normalisedName: normaliseProgramName(name) } : {},
    );
  }

  /** @param cause whose act it is; the demo's data has none. @throws NAME_TAKEN */
  async insert(program: Program, cause?: Cause): Promise<void> {
    const { name, description = null, openTo, opensAt = null, closesAt = null } = program;
    const outbox = cause
      ? [
          eventOf(
            { ...cause, action: 'program.created', after: { name, description, openTo, opensAt, closesAt } },
            { type: 'program', id: program.id },
            program.revision,
          ),
        ]
      : [];
    const document = { ...toStored(program), normalisedName: normaliseProgramName(name), outbox };
    await orDuplicate(this.model.create(document), nameTaken);
  }

  async findById(id: string): Promise<Program | undefined> {
    const found = await this.model.findById(id).lean<StoredProgram>();
    return found ? toProgram(found) : undefined;
  }

  /** All of them, archived ones too, by name. */
  async list(): Promise<Program[]> {
    return (await this.model.find().sort({ normalisedName: 1 }).lean<StoredProgram[]>()).map(toProgram);
  }

  /** @returns undefined when there is none. @throws NAME_TAKEN */
  commit(id: string, decide: Decide<Program>): Promise<Committed<Program> | undefined> {
    return orDuplicate(this.committer.commit({ _id: id }, decide), nameTaken);
  }
}
