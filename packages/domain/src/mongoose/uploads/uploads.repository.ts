import type { Connection, Model } from 'mongoose';
import type { ReadScope, SystemScope, WriteScope } from '../../rules/scopes.js';
import type { Upload, UploadSender } from '../../rules/upload.js';
import { modelOf } from '../collection.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { within } from '../scope-filter.js';
import { toDomain, toStored, type Stored } from '../stored.js';
import { UploadSchema } from './upload.schema.js';

/** A holder of a lease, as every one of its writes names it. */
export interface LeaseHolder {
  owner: string;
  epoch: number;
}

export class UploadsRepository {
  private readonly model: Model<Stored<Upload>>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Upload', UploadSchema);
  }

  /** The declaration's part; from here on only the uploads app writes them. */
  async insertDeclared(_scope: WriteScope, uploads: Upload[]): Promise<void> {
    await this.model.insertMany(uploads.map(toStored));
  }

  async findById(scope: ReadScope, id: string): Promise<Upload | undefined> {
    const found = await this.model.findOne({ ...within(scope), _id: id }).lean<Stored<Upload>>();
    return found ? toDomain<Upload>(found) : undefined;
  }

  /** @returns false when that part is there already */
  async insertPart(_scope: WriteScope, part: Upload): Promise<boolean> {
    try {
      await this.model.create([toStored(part)]);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Every part a creative ever had, those that are removed among them, by number. */
  async partsOf(scope: ReadScope, creativeId: string): Promise<Upload[]> {
    // `/` is the character after `.`: every id that begins with `creativeId.`
    const found = await this.model
      .find({ ...within(scope), _id: { $gt: `${creativeId}.`, $lt: `${creativeId}/` } })
      // Of all that a partner ever uploaded these are a handful.
      .hint({ _id: 1 })
      .lean<Stored<Upload>[]>();
    const parts = found.map((upload) => toDomain<Upload>(upload));
    return parts.sort((one, other) => (one.part ?? 0) - (other.part ?? 0));
  }

  /** Bytes of its parts keep a draft alive as its own do. */
  async noteLastByte(scope: WriteScope, creativeId: string, lastByteAt: Date): Promise<void> {
    await this.model.updateOne({ ...within(scope), _id: creativeId }, { $set: { lastByteAt } });
  }

  /** Uploads of a submission that bytes are being taken in for. */
  async listHeld(scope: ReadScope, submissionId: string, at: Date): Promise<Upload[]> {
    const found = await this.model
      .find({ ...within(scope), submissionId, 'lease.until': { $gt: at } })
      .lean<Stored<Upload>[]>();
    return found.map((upload) => toDomain<Upload>(upload));
  }

  async offsetsOf(scope: ReadScope, ids: string[]): Promise<Map<string, number>> {
    const found = await this.model
      .find({ ...within(scope), _id: { $in: ids } })
      .select({ offset: 1 })
      .lean<{ _id: string; offset: number }[]>();
    return new Map(found.map(({ _id, offset }) => [_id, offset]));
  }

  /** Declared bytes of everything a partner has not lost or removed: what its quota counts. Parts are bytes on their way. */
  async declaredBytes(_scope: ReadScope, partnerId: string): Promise<number> {
    const [sum] = await this.model.aggregate<{ bytes: number }>([
      { $match: { partnerId, state: { $in: ['open', 'finished', 'kept'] }, part: null } },
      { $group: { _id: null, bytes: { $sum: '$size' } } },
    ]);
    return sum?.bytes ?? 0;
  }

  /**
   * Takes the lease when it is free, over, or the owner's own, with a new epoch.
   * @returns undefined while another holds it
   */
  async acquireLease(
    scope: WriteScope,
    id: string,
    owner: string,
    at: Date,
    until: Date,
    sender?: UploadSender,
  ): Promise<Upload | undefined> {
    const taken = await this.model
      .findOneAndUpdate(
        {
          ...within(scope),
          _id: id,
          $or: [{ lease: null }, { 'lease.until': { $lte: at } }, { 'lease.owner': owner }],
        },
        { $set: { lease: { owner, until, ...(sender && { sender }) } }, $inc: { epoch: 1 } },
        { returnDocument: 'after' },
      )
      .lean<Stored<Upload>>();
    return taken ? toDomain<Upload>(taken) : undefined;
  }

  /** Asks that holder, and not one who came after it, to stop and let go. */
  async requestLease(scope: WriteScope, id: string, owner: string): Promise<void> {
    await this.model.updateOne(
      { ...within(scope), _id: id, 'lease.owner': owner },
      { $set: { 'lease.requested': true } },
    );
  }

  /** Prolongs the lease and tells how far the bytes are. @returns what it is now; undefined when it was lost */
  async renewLease(
    scope: WriteScope,
    id: string,
    holder: LeaseHolder,
    progress: { until: Date; offset: number; lastByteAt?: Date },
  ): Promise<Upload | undefined> {
    const { until, ...seen } = progress;
    const renewed = await this.model
      .findOneAndUpdate(
        { ...within(scope), _id: id, epoch: holder.epoch, 'lease.owner': holder.owner },
        { $set: { 'lease.until': until, ...seen } },
        { returnDocument: 'after' },
      )
      .lean<Stored<Upload>>();
    return renewed ? toDomain<Upload>(renewed) : undefined;
  }

  /** Writes what a holder learnt, under its epoch. @returns false when the lease was lost */
  async update(
    scope: WriteScope,
    id: string,
    holder: LeaseHolder,
    change: Partial<Pick<Upload, 'offset' | 'lastByteAt' | 'state' | 'finishedAt' | 'concat'>>,
  ): Promise<boolean> {
    const done = await this.model.updateOne(
      { ...within(scope), _id: id, epoch: holder.epoch, 'lease.owner': holder.owner },
      { $set: change },
    );
    return done.matchedCount === 1;
  }

  async releaseLease(scope: WriteScope, id: string, holder: LeaseHolder): Promise<void> {
    await this.model.updateOne(
      { ...within(scope), _id: id, epoch: holder.epoch, 'lease.owner': holder.owner },
      { $unset: { lease: '' } },
    );
  }

  /** For sweeps: uploads of which something is still to come, by id after the last one seen. */
  async listUnsettled(
    _scope: SystemScope,
    state: 'open' | 'finished',
    afterId: string,
    limit: number,
  ): Promise<Upload[]> {
    const found = await this.model
      .find({ state, _id: { $gt: afterId } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Stored<Upload>[]>();
    return found.map((upload) => toDomain<Upload>(upload));
  }
}
