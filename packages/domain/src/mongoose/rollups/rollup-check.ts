import { EDIT_ACTIONS, decisionFact, editFact, type Fact } from '../../rules/reports/facts.js';
import { DAY_MS, type Span } from '../../rules/reports/calendar.js';
import { DIMENSION_SETS, setName } from '../../rules/reports/dimensions.js';
import { additionsOf, placeId, type Rollup } from '../../rules/reports/rollup.js';
import { sumOfCells, type Cell } from '../../rules/reports/tally.js';
import { nextUtcMonth, startOfUtcMonth, utcDays, utcMonths } from '../../rules/reports/units.js';
import type { SystemScope } from '../../rules/scopes.js';
import { withoutPartners, type RollUpParts } from './roll-up.js';
import type { RollupProgress } from './rollup.schema.js';

/**
 * Adds up each day again from the records and the edits themselves and compares. Only while nobody adds:
 * whoever calls it holds the lease of the roll-ups.
 */
export class RollupCheck {
  constructor(
    private readonly parts: RollUpParts,
    private readonly scope: SystemScope,
  ) {}

  /** Each piece of the work by itself, so that others come in between. @returns how many documents differ */
  async *pieces(progress: RollupProgress, now: Date): AsyncGenerator<number> {
    const first = await this.parts.rollups.firstDay(this.scope, progress.generation);
    if (!first) return;
    for (const day of utcDays(first.getTime(), Math.ceil(now.getTime() / DAY_MS) * DAY_MS))
      yield await this.checkDay(progress, day);
    for (const month of utcMonths(startOfUtcMonth(first).getTime(), progress.monthsUntil.getTime()))
      yield await this.checkMonth(progress, month);
  }

  private async checkDay({ generation, done }: RollupProgress, day: Date): Promise<number> {
    const span = { from: day, until: new Date(day.getTime() + DAY_MS) };
    const wanted = additionsOf(await this.rawFacts(span, done), new Date(0));
    const stored = new Map<string, Cell[]>();
    const note = (rollups: Rollup[]) => rollups.forEach((one) => stored.set(placeId(one), one.cells));
    note(await this.parts.rollups.listQuarters(this.scope, generation, span, undefined));
    note(await this.parts.rollups.listAllSets(this.scope, generation, 'day', span));
    let differing = 0;
    for (const { place, tally } of wanted) {
      const cells = place.level === 'quarter' ? withoutPartners(tally) : tally.cells();
      if (!areEqual(cells, stored.get(placeId(place)))) differing += 1;
      stored.delete(placeId(place));
    }
    return differing + stored.size;
  }

  /** By the raw events: what was decided in this time, and the edits of files that were decided before. */
  private async rawFacts(span: Span, upToSeq: number): Promise<Fact[]> {
    const { records, history } = this.parts;
    const decided = await records.listAllDecided(this.scope, span, upToSeq);
    const edits = await history.listActions(this.scope, EDIT_ACTIONS, span, upToSeq);
    const edited = await records.listByIds(this.scope, [...new Set(edits.map(({ subject }) => subject.id))]);
    const byId = new Map(edited.map((record) => [record.creativeId, record]));
    return [
      ...decided.map(decisionFact),
      ...edits.flatMap(({ subject, at, seq }) => {
        const record = byId.get(subject.id);
        return record?.seq !== undefined && seq > record.seq ? [editFact(at, record)] : [];
      }),
    ];
  }

  private async checkMonth({ generation }: RollupProgress, month: Date): Promise<number> {
    const span = { from: month, until: nextUtcMonth(month) };
    const days = await this.parts.rollups.listAllSets(this.scope, generation, 'day', span);
    const sums = await this.parts.rollups.listAllSets(this.scope, generation, 'month', span);
    const cellsOf = (rollups: Rollup[], name: string) =>
      rollups.filter(({ set }) => set === name).map(({ cells }) => cells);
    return DIMENSION_SETS.map(setName).filter(
      (set) => !areEqual(sumOfCells(cellsOf(days, set)), cellsOf(sums, set)[0] ?? []),
    ).length;
  }
}

const areEqual = (wanted: Cell[], stored: Cell[] | undefined) =>
  JSON.stringify(wanted) === JSON.stringify(stored);
