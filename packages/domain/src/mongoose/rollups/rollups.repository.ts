import type { Connection, Model } from 'mongoose';
import type { Span } from '../../rules/reports/calendar.js';
import { DIMENSION_SETS, setName } from '../../rules/reports/dimensions.js';
import { placeId, QUARTER_SET, type Rollup, type RollupPlace } from '../../rules/reports/rollup.js';
import type { ReadScope, SystemScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { partnersWithin, within } from '../scope-filter.js';
import {
  RollupProgressSchema,
  RollupSchema,
  type RollupProgress,
  type StoredRollup,
} from './rollup.schema.js';

const FIRST: RollupProgress = { generation: 1, ready: true, done: 0, upTo: 0, monthsUntil: new Date(0) };
const toRollup = ({ cells, ...rest }: StoredRollup): Rollup => ({
  ...rest,
  cells: JSON.parse(cells) as Rollup['cells'],
});
const idIn = (generation: number, place: RollupPlace) => `${generation}|${placeId(place)}`;

/** Sums of history, each document with the number up to which it holds it. */
export class RollupsRepository {
  private readonly model: Model<StoredRollup>;
  private readonly progress: Model<RollupProgress & { _id: string }>;

  constructor(connection: Connection) {
    this.model = modelOf(connection, 'Rollup', RollupSchema);
    this.progress = modelOf(connection, 'RollupProgress', RollupProgressSchema);
  }

  /** Of the generation that reports read, or of the one that is being built. */
  async progressOf(generation?: number): Promise<RollupProgress> {
    const all = await this.progress.find().lean<RollupProgress[]>();
    if (generation !== undefined)
      return all.find((one) => one.generation === generation) ?? { ...FIRST, generation, ready: false };
    const ready = all.filter((one) => one.ready).sort((a, b) => b.generation - a.generation);
    return ready[0] ?? FIRST;
  }

  async nextGeneration(_scope: SystemScope): Promise<number> {
    const all = await this.progress.find().lean<RollupProgress[]>();
    return Math.max(1, ...all.map((one) => one.generation)) + 1;
  }

  /** @returns whether it stood as it was seen: somebody else may have gone on */
  async move(_scope: SystemScope, seen: RollupProgress, change: Partial<RollupProgress>): Promise<boolean> {
    const { generation, done, upTo, monthsUntil } = seen;
    const _id = String(generation);
    const { matchedCount } = await this.progress.updateOne(
      { _id, done, upTo, monthsUntil },
      { $set: change },
    );
    if (matchedCount > 0 || upTo > 0) return matchedCount > 0;
    try {
      await this.progress.create({ _id, ...seen, ...change });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  async listAt(_scope: SystemScope, generation: number, places: RollupPlace[]): Promise<Map<string, Rollup>> {
    const ids = places.map((place) => idIn(generation, place));
    const found = await this.model.find({ _id: { $in: ids } }).lean<StoredRollup[]>();
    return new Map(found.map((rollup) => [placeId(rollup), toRollup(rollup)]));
  }

  /** Replaces what holds less of history, whole; whoever was faster has written the same. */
  async store(_scope: SystemScope, generation: number, rollups: Rollup[]): Promise<void> {
    if (rollups.length === 0) return;
    const writes = rollups.map((rollup) => {
      const _id = idIn(generation, rollup);
      const replacement = { _id, generation, ...rollup, cells: JSON.stringify(rollup.cells) };
      return { replaceOne: { filter: { _id, seq: { $lte: rollup.seq } }, replacement, upsert: true } };
    });
    try {
      await this.model.bulkWrite(writes, { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** The days or months of one dimension set: of all partners, so nothing under another scope. */
  async listSet(
    scope: ReadScope,
    generation: number,
    wanted: { level: 'day' | 'month'; set: string; span: Span },
  ): Promise<Rollup[]> {
    const { level, set, span } = wanted;
    const found = await this.model
      .find({ ...within(scope), generation, level, set, bucket: { $gte: span.from, $lt: span.until } })
      .lean<StoredRollup[]>();
    return found.map(toRollup);
  }

  /** All dimension sets of these days or months. */
  async listAllSets(
    _scope: SystemScope,
    generation: number,
    level: 'day' | 'month',
    span: Span,
  ): Promise<Rollup[]> {
    const set = { $in: DIMENSION_SETS.map(setName) };
    const found = await this.model
      .find({ generation, level, set, bucket: { $gte: span.from, $lt: span.until } })
      .lean<StoredRollup[]>();
    return found.map(toRollup);
  }

  /** The quarter hours of these UTC days. */
  async listQuarters(
    scope: ReadScope,
    generation: number,
    span: Span,
    partnerIds: string[] | undefined,
  ): Promise<Rollup[]> {
    const bucket = { $gte: span.from, $lt: span.until };
    const found = await this.model
      .find({ ...partnersWithin(scope, partnerIds), generation, level: 'quarter', set: QUARTER_SET, bucket })
      .lean<StoredRollup[]>();
    return found.map(toRollup);
  }

  /** What a comparison with history itself has found. */
  async noteCheck(
    _scope: SystemScope,
    generation: number,
    checkedAt: Date,
    differing: number,
  ): Promise<void> {
    await this.progress.updateOne({ _id: String(generation) }, { $set: { checkedAt, differing } });
  }

  /** The first UTC day that has any. */
  async firstDay(_scope: SystemScope, generation: number): Promise<Date | undefined> {
    const first = await this.model
      .findOne({ generation, level: 'day', set: 'all' })
      .sort({ bucket: 1 })
      .lean<StoredRollup>();
    return first?.bucket;
  }

  /** All others are gone. */
  async keepOnly(_scope: SystemScope, generation: number): Promise<void> {
    await this.model.deleteMany({ generation: { $ne: generation } });
    await this.progress.deleteMany({ generation: { $ne: generation } });
  }
}
