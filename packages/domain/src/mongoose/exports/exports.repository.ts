import type { Connection, Model } from 'mongoose';
import type { Decide } from '../../rules/decision.js';
import type { Export } from '../../rules/exports/export.js';
import type { ReadScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { Committer } from '../commit.js';
import { within } from '../scope-filter.js';
import { toDomain, toStored } from '../stored.js';
import { ExportSchema, type StoredExport } from './export.schema.js';

/** Each is its maker's own, an auditor's too; whose scope it lies in may read what was taken. */
export class ExportsRepository {
  private readonly model: Model<StoredExport>;
  private readonly committer: Committer<Export, StoredExport>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Export', ExportSchema);
    this.committer = new Committer(this.model, 'export', (document) => toDomain<Export>(document));
  }

  /** Nothing has left the system yet: its event comes with the first byte. */
  async insert(made: Export): Promise<void> {
    await this.model.create({ ...toStored(made), outbox: [] });
  }

  async findById(scope: ReadScope, id: string): Promise<Export | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: id }).lean<StoredExport>();
    return found ? toDomain<Export>(found) : undefined;
  }

  /** Lists of Tagging History that were handed over with all that history had told of up to `seq`, newest first. */
  async listTakenSince(scope: ReadScope, seq: number, limit: number): Promise<Export[]> {
    const found = await this.model
      .find({ ...within(scope), list: 'tagging_history', state: 'finished', cutSeq: { $gte: seq } })
      .sort({ cutSeq: -1 })
      .limit(limit)
      .lean<StoredExport[]>();
    return found.map((taken) => toDomain<Export>(taken));
  }

  /** @returns undefined when it is not this person's */
  commit(scope: ReadScope, createdBy: string, id: string, decide: Decide<Export>) {
    return this.committer.commit({ ...within(scope), _id: id, createdBy }, decide);
  }

  /** Nothing a person sees changes, so no event. */
  async stillAlive(scope: ReadScope, id: string, at: Date): Promise<void> {
    await this.model.updateOne({ ...within(scope), _id: id, state: 'running' }, { $set: { aliveAt: at } });
  }
}
