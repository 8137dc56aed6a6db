import type { Connection, Model } from 'mongoose';
import { modelOf } from '../collection.js';
import { normaliseProgramName, type Program } from '../../rules/program.js';
import { toStored } from '../stored.js';
import { ProgramSchema, type StoredProgram } from './program.schema.js';

const toProgram = ({ _id, normalisedName, ...rest }: StoredProgram): Program => ({ id: _id, ...rest });

export class ProgramsRepository {
  private readonly model: Model<StoredProgram>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Program', ProgramSchema);
  }

  async insert(program: Program): Promise<void> {
    await this.model.create({ ...toStored(program), normalisedName: normaliseProgramName(program.name) });
  }

  async findById(id: string): Promise<Program | undefined> {
    const found = await this.model.findById(id).lean<StoredProgram>();
    return found ? toProgram(found) : undefined;
  }

  /** All of them, archived ones too, by name. */
  async list(): Promise<Program[]> {
    return (await this.model.find().sort({ normalisedName: 1 }).lean<StoredProgram[]>()).map(toProgram);
  }
}
