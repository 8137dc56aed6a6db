import { Injectable } from '@nestjs/common';
import {
  Tally,
  addedUp,
  alongOne,
  groupsOf,
  isRunning,
  measuresOf,
  planReport,
  seriesOf,
  type Dimension,
  type Grouped,
  type ReadScope,
  type ReportBucket,
  type ReportPlan,
  type ReportQuery,
  type ReportRow,
  type ReportView,
  type Span,
} from '@smarttag/domain';
import { RollupReader, RollupsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { NamesService } from '../../names/names.service.js';
import { filterOf } from './filter-of.js';
import { GroupNames } from './group-names.js';

/** Figures of any range of local days, added up from the roll-ups. */
@Injectable()
export class ReportsService {
  private readonly reader: RollupReader;

  constructor(
    rollups: RollupsRepository,
    private readonly names: NamesService,
  ) {
    this.reader = new RollupReader(rollups);
  }

  /** @throws VALIDATION_FAILED for more than one report can hold */
  async creatives({ readScope }: Asker, query: ReportQuery, now: Date): Promise<ReportView> {
    const plan = planReport(query, now);
    const groupBy = query.groupBy ?? [];
    const read = (dimensions: Dimension[], spans: Span[]) =>
      this.reader.read(readScope, { dimensions, filter: filterOf(query), spans });
    const [whole, buckets, comparedWhole, comparedBuckets] = await this.reader.together(() =>
      Promise.all([
        // What is split by one thing at most is the sum of its buckets.
        groupBy.length > 1 ? read(groupBy, [plan.span]) : undefined,
        read(groupBy.slice(0, 1), plan.buckets),
        plan.compared && read(groupBy, [plan.compared.span]),
        plan.compared && read([], plan.compared.buckets),
      ]),
    );
    const [tally, compared] = [whole?.[0] ?? addedUp(buckets), comparedWhole?.[0]];
    const names = await this.namesFor(readScope, groupBy, [tally, compared]);
    const rowsOf = (groups: Grouped[], dimensions: Dimension[]): ReportRow[] =>
      groups.map(({ keys, ...rest }) => ({ groups: names.groups(dimensions, keys), ...rest }));
    const rows = groupBy.length === 0 ? [] : rowsOf(groupsOf(tally, compared), groupBy);
    const alone = (place: number): ReportRow[] =>
      rowsOf(groupsOf(alongOne(tally, place), compared && alongOne(compared, place)), [groupBy[place]!]);
    const [first, second] = groupBy;
    return {
      range: plan.range,
      compared: plan.compared?.range,
      timeZone: query.timeZone,
      grain: query.grain,
      groupBy,
      asOf: now.toISOString(),
      totals: measuresOf(tally.total()),
      comparedTotals: compared && measuresOf(compared.total()),
      buckets: bucketViews(plan, now, buckets, comparedBuckets),
      series:
        first === undefined
          ? []
          : names.series(first, seriesOf(second ? alongOne(tally, 0) : tally, buckets)),
      rows,
      rowTotals: second ? alone(0) : rows,
      columnTotals: second ? alone(1) : [],
    };
  }

  private async namesFor(
    scope: ReadScope,
    groupBy: Dimension[],
    tallies: (Tally | undefined)[],
  ): Promise<GroupNames> {
    const ids = (dimension: Dimension) => {
      const place = groupBy.indexOf(dimension);
      if (place < 0) return [];
      const keys = tallies.flatMap((tally) => tally?.entries().map((entry) => entry.keys[place]!) ?? []);
      return [...new Set(keys)];
    };
    const names = await this.names.of(scope, {
      people: ids('uploader'),
      programs: ids('program'),
      owned: ids('partner').map((partnerId) => ({ partnerId })),
    });
    return new GroupNames(names, await this.names.ofBusinessCenters(scope, ids('businessCenter')));
  }
}

const bucketViews = (
  plan: ReportPlan,
  now: Date,
  tallies: Tally[],
  compared: Tally[] | undefined,
): ReportBucket[] =>
  plan.buckets.map((bucket, index) => {
    const other = plan.compared?.buckets[index];
    return {
      label: bucket.label,
      from: bucket.from.toISOString(),
      until: bucket.until.toISOString(),
      days: bucket.days,
      cut: bucket.cut,
      running: isRunning(bucket, now),
      measures: measuresOf(tallies[index]!.total()),
      compared: other && {
        label: other.label,
        days: other.days,
        measures: measuresOf(compared![index]!.total()),
      },
    };
  });
