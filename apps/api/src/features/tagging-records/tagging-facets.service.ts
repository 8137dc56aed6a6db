import { Injectable } from '@nestjs/common';
import type {
  ReadScope,
  TaggingFacetName,
  TaggingHistoryFacets,
  TaggingHistoryFilters,
} from '@smarttag/domain';
import { TaggingRecordsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { NamesService } from '../../names/names.service.js';
import { TaggingFiltersReader } from './tagging-filters.js';

type NameOf = (value: string) => string | undefined;

/** The counts beside each filter's values, with the present names of people, programs and companies. */
@Injectable()
export class TaggingFacetsService {
  constructor(
    private readonly records: TaggingRecordsRepository,
    private readonly filters: TaggingFiltersReader,
    private readonly names: NamesService,
  ) {}

  async of({ readScope }: Asker, filters: TaggingHistoryFilters): Promise<TaggingHistoryFacets> {
    const found = await this.records.findFacets(readScope, await this.filters.read(readScope, filters));
    const nameOf = await this.namesIn(readScope, found);
    const facets = Object.entries(found.facets).map(([name, facet]) => {
      const values = facet.values.map((one) => ({
        ...one,
        name: nameOf[name as TaggingFacetName]?.(one.value),
      }));
      return [name, { ...facet, values }];
    });
    return { ...found, facets: Object.fromEntries(facets) as TaggingHistoryFacets['facets'] };
  }

  private async namesIn(
    scope: ReadScope,
    { facets }: TaggingHistoryFacets,
  ): Promise<Partial<Record<TaggingFacetName, NameOf>>> {
    const valuesOf = (name: TaggingFacetName) => facets[name]?.values.map(({ value }) => value) ?? [];
    const names = await this.names.of(scope, {
      people: valuesOf('uploaderId'),
      programs: valuesOf('programId'),
      owned: valuesOf('partnerId').map((partnerId) => ({ partnerId })),
    });
    return {
      uploaderId: (id) => names.person(id),
      programId: (id) => names.program(id),
      partnerId: (id) => names.partner(id),
    };
  }
}
