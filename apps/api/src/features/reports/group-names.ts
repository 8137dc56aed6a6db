import type { Dimension, Measures, ReportGroup } from '@smarttag/domain';
import type { Names } from '../../names/names.js';

/** The present names of a report's groups; kinds, outcomes and formats have none but their own. */
export class GroupNames {
  constructor(
    private readonly names: Names,
    private readonly businessCenters: Map<string, string>,
  ) {}

  groups(dimensions: Dimension[], keys: string[]): ReportGroup[] {
    return dimensions.map((dimension, index) => this.group(dimension, keys[index]!));
  }

  series(dimension: Dimension, all: { keys: string[] | undefined; measures: Measures[] }[]) {
    return all.map(({ keys, measures }) => ({
      group: keys ? this.group(dimension, keys[0]!) : undefined,
      measures,
    }));
  }

  private group(dimension: Dimension, id: string): ReportGroup {
    const name = this.nameOf(dimension, id);
    return name === undefined ? { id } : { id, name };
  }

  private nameOf(dimension: Dimension, id: string): string | undefined {
    if (dimension === 'partner') return this.names.partner(id);
    if (dimension === 'program') return this.names.program(id) ?? 'Unknown';
    if (dimension === 'uploader') return this.names.person(id);
    return dimension === 'businessCenter' ? this.businessCenters.get(id) : undefined;
  }
}
