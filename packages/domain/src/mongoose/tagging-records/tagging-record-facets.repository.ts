import type { Model } from 'mongoose';
import type {
  TaggingFacet,
  TaggingFacetName,
  TaggingHistoryFacets,
} from '../../contracts/tagging-record.contract.js';
import type { ReadScope } from '../../rules/scopes.js';
import { countEntry, rarestEntry, windowOf, type Stream } from '../streams.js';
import type { TaggingRecordFilter } from './tagging-record-filter.js';
import { exactEntry, streamsOf } from './tagging-record-streams.js';
import type { StoredTaggingRecord } from './tagging-record.schema.js';

/** Values counted one by one where there are more rows than are looked at. */
const MOST_VALUES = 12;

const COMPANY_FACETS: readonly TaggingFacetName[] = [
  'outcome',
  'programId',
  'businessCenterId',
  'format',
  'uploaderId',
];
const PLATFORM_FACETS: readonly TaggingFacetName[] = [...COMPANY_FACETS, 'partnerId', 'partnerKind'];

type Counts = Map<string, number>;
interface Look {
  rows: number;
  /** More rows than were looked at: counts are "at least". */
  exceeded: boolean;
  counts: Record<string, Counts>;
}

/** What each filter would find with its other values, each asked without its own choice. */
export class TaggingRecordFacets {
  /** @param bound counts are exact up to here; beyond it "10,000+" */
  constructor(
    private readonly model: Model<StoredTaggingRecord>,
    private readonly bound: number,
  ) {}

  async read(scope: ReadScope, filter: TaggingRecordFilter): Promise<TaggingHistoryFacets> {
    const names = scope.partnerId === undefined ? PLATFORM_FACETS : COMPANY_FACETS;
    const isChosen = (name: TaggingFacetName) => (filter[name]?.length ?? 0) > 0;
    const [all, ...own] = await Promise.all([
      this.look(
        scope,
        filter,
        names.filter((name) => !isChosen(name)),
      ),
      ...names.filter(isChosen).map((name) => this.facetsOf(scope, { ...filter, [name]: undefined }, [name])),
    ]);
    const others = await this.exactly(scope, filter, all);
    return {
      records: { count: Math.min(all.rows, this.bound), exceeded: all.exceeded },
      facets: Object.assign({}, others, ...own) as TaggingHistoryFacets['facets'],
    };
  }

  private async facetsOf(scope: ReadScope, filter: TaggingRecordFilter, names: TaggingFacetName[]) {
    return this.exactly(scope, filter, await this.look(scope, filter, names));
  }

  /** One look at up to so many rows counts all facets at once. */
  private async look(
    scope: ReadScope,
    filter: TaggingRecordFilter,
    names: TaggingFacetName[],
  ): Promise<Look> {
    const looks = await Promise.all(
      streamsOf(scope, filter).map((stream) => this.lookAt(stream, filter, names)),
    );
    const groups = looks.flatMap((one) => one.groups);
    return {
      rows: groups.reduce((sum, { n }) => sum + n, 0),
      exceeded: looks.some((one) => one.exceeded),
      counts: Object.fromEntries(names.map((name) => [name, countsOf(groups, name)])),
    };
  }

  private async lookAt(
    { entries, filter: also }: Stream,
    filter: TaggingRecordFilter,
    names: TaggingFacetName[],
  ) {
    const window = windowOf('decidedAt', filter.range);
    const { entry, count } = await rarestEntry(this.model, entries, window, this.bound + 1);
    const groups = await this.model.aggregate<Group>(
      [
        { $match: { ...entry.base, ...window } },
        { $limit: this.bound },
        { $match: also },
        { $group: { _id: Object.fromEntries(names.map((name) => [name, `$${name}`])), n: { $sum: 1 } } },
      ],
      { hint: entry.index },
    );
    return { groups, exceeded: count > this.bound };
  }

  /** Where a look did not reach all rows, the values it met most are counted by their own keys. */
  private async exactly(scope: ReadScope, filter: TaggingRecordFilter, look: Look) {
    const facets = await Promise.all(
      Object.entries(look.counts).map(async ([name, counts]): Promise<[string, TaggingFacet]> => {
        const values = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        if (!look.exceeded)
          return [
            name,
            { values: values.map(([value, count]) => ({ value, count, exceeded: false })), complete: true },
          ];
        const counted = values
          .slice(0, MOST_VALUES)
          .map(([value, met]) => this.countValue(scope, { ...filter, [name]: [value] }, value, met));
        return [
          name,
          { values: (await Promise.all(counted)).sort((a, b) => b.count - a.count), complete: false },
        ];
      }),
    );
    return Object.fromEntries(facets) as TaggingHistoryFacets['facets'];
  }

  private async countValue(scope: ReadScope, filter: TaggingRecordFilter, value: string, met: number) {
    const entry = exactEntry(scope, filter);
    if (!entry) return { value, count: met, exceeded: true };
    const count = await countEntry(this.model, entry, windowOf('decidedAt', filter.range), this.bound + 1);
    return { value, count: Math.min(count, this.bound), exceeded: count > this.bound };
  }
}

interface Group {
  _id: Partial<Record<TaggingFacetName, string>>;
  n: number;
}

const countsOf = (groups: Group[], name: TaggingFacetName): Counts => {
  const counts: Counts = new Map();
  for (const { _id, n } of groups) counts.set(_id[name]!, (counts.get(_id[name]!) ?? 0) + n);
  return counts;
};
