import { isCounted, factsOf } from '../../rules/reports/facts.js';
import { isDecisionEvent, type SequencedEvent } from '../../rules/history-event.js';
import { additionsOf, placeId, type Rollup } from '../../rules/reports/rollup.js';
import { DIMENSION_SETS, setName } from '../../rules/reports/dimensions.js';
import { Tally, sumOfCells } from '../../rules/reports/tally.js';
import { nextUtcMonth, startOfUtcMonth, utcMonths } from '../../rules/reports/units.js';
import type { SystemScope } from '../../rules/scopes.js';
import type { HistoryRepository } from '../history/history.repository.js';
import type { TaggingRecordsRepository } from '../tagging-records/tagging-records.repository.js';
import type { RollupProgress } from './rollup.schema.js';
import type { RollupsRepository } from './rollups.repository.js';

/** A month is summed up this long after its end: what is told of it later is added to its sums. */
const MONTH_RESTS_MS = 6 * 3_600_000;
/** Documents written in one go. */
const WRITES = 200;

export interface RollUpParts {
  history: HistoryRepository;
  records: TaggingRecordsRepository;
  rollups: RollupsRepository;
}

/**
 * Adds history to the roll-ups, batch by batch. What a batch holds is written down before it is added, and each
 * document knows up to where it holds history: so whoever dies, repeats or runs beside another adds nothing twice.
 */
export class RollUp {
  constructor(
    private readonly parts: RollUpParts,
    private readonly scope: SystemScope,
  ) {}

  /**
   * One batch; without one, the months that have ended meanwhile.
   * @param generation that is being built; without it, the one that reports read
   * @returns how many events were looked at; 0 when none are left
   */
  async step(batch: number, at: Date, generation?: number): Promise<number> {
    const seen = await this.parts.rollups.progressOf(generation);
    const events = await this.eventsAfter(seen, batch);
    if (events.length === 0) {
      await this.sumUpMonths(seen, at);
      return 0;
    }
    const begun = { ...seen, upTo: events.at(-1)!.seq };
    const isBegun = seen.upTo > seen.done || (await this.move(seen, { upTo: begun.upTo }));
    if (isBegun) {
      await this.add(begun, events);
      await this.move(begun, { done: begun.upTo });
    }
    return events.length;
  }

  private move(seen: RollupProgress, change: Partial<RollupProgress>): Promise<boolean> {
    return this.parts.rollups.move(this.scope, seen, change);
  }

  /** The batch that somebody began, or the next one. */
  private eventsAfter({ done, upTo }: RollupProgress, batch: number): Promise<SequencedEvent[]> {
    return this.parts.history.listAfter(this.scope, done, upTo > done ? upTo - done : batch);
  }

  private async add({ generation, upTo, monthsUntil }: RollupProgress, events: SequencedEvent[]) {
    const additions = additionsOf(await this.factsOf(events), monthsUntil);
    for (let index = 0; index < additions.length; index += WRITES) {
      const some = additions.slice(index, index + WRITES);
      const places = some.map(({ place }) => place);
      const stored = await this.parts.rollups.listAt(this.scope, generation, places);
      const changed = some.flatMap(({ place, tally }): Rollup[] => {
        const known = stored.get(placeId(place));
        if (known && known.seq >= upTo) return [];
        const added = place.level === 'quarter' ? withoutPartners(tally) : tally.cells();
        return [{ ...place, seq: upTo, cells: known ? sumOfCells([known.cells, added]) : added }];
      });
      await this.parts.rollups.store(this.scope, generation, changed);
    }
  }

  private async factsOf(events: SequencedEvent[]) {
    const counted = events.filter(isCounted);
    const numbered = counted
      .filter(isDecisionEvent)
      .map(({ subject, seq }) => ({ creativeId: subject.id, seq }));
    // The relay numbers records after history has their events; here they are needed now.
    await this.parts.records.numberOnce(this.scope, numbered);
    const ids = [...new Set(counted.map(({ subject }) => subject.id))];
    const records = await this.parts.records.listByIds(this.scope, ids);
    const byId = new Map(records.map((record) => [record.creativeId, record]));
    return factsOf(counted, (id) => byId.get(id));
  }

  private async sumUpMonths(seen: RollupProgress, at: Date): Promise<void> {
    const { generation, done, monthsUntil } = seen;
    const until = startOfUtcMonth(new Date(at.getTime() - MONTH_RESTS_MS));
    if (monthsUntil >= until) return;
    const first = await this.parts.rollups.firstDay(this.scope, generation);
    if (!first) return;
    const from = Math.max(startOfUtcMonth(first).getTime(), monthsUntil.getTime());
    for (const month of utcMonths(from, until.getTime())) await this.sumUpMonth(generation, done, month);
    await this.move(seen, { monthsUntil: until });
  }

  private async sumUpMonth(generation: number, seq: number, month: Date): Promise<void> {
    const sums: Rollup[] = [];
    const span = { from: month, until: nextUtcMonth(month) };
    for (const set of DIMENSION_SETS.map(setName)) {
      const days = await this.parts.rollups.listSet(this.scope, generation, { level: 'day', set, span });
      if (days.length === 0) continue;
      const cells = sumOfCells(days.map((day) => day.cells));
      sums.push({ level: 'month', set, bucket: month, seq, cells });
    }
    await this.parts.rollups.store(this.scope, generation, sums);
  }
}

/** Their document names the one partner. */
export const withoutPartners = (tally: Tally) => tally.cells().map(({ p: _, ...cell }) => cell);
