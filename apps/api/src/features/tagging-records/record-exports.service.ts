import { Injectable } from '@nestjs/common';
import { readScopeOf, type Export, type RecordExports, type TaggingHistoryFilters } from '@smarttag/domain';
import { ExportsRepository, TaggingRecordsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { inScope } from '../../asking/in-scope.js';
import { NamesService } from '../../names/names.service.js';
import { TaggingFiltersReader } from './tagging-filters.js';

/** Exports looked at, newest first. */
const MOST = 100;

/** Which exported lists hold one record: their filters are asked again, for this record alone. */
@Injectable()
export class RecordExportsService {
  constructor(
    private readonly records: TaggingRecordsRepository,
    private readonly exports: ExportsRepository,
    private readonly filters: TaggingFiltersReader,
    private readonly names: NamesService,
  ) {}

  async of({ readScope }: Asker, creativeId: string): Promise<RecordExports> {
    const { seq } = inScope(await this.records.findByCreativeId(readScope, creativeId));
    if (seq === undefined) return { items: [] };
    const taken = await this.exports.listTakenSince(readScope, seq, MOST);
    const held = await Promise.all(taken.map((one) => this.holds(one, creativeId)));
    const holding = taken.filter((_, index) => held[index]);
    const names = await this.names.of(readScope, { people: holding.map(({ createdBy }) => createdBy) });
    return {
      items: holding.map(({ id, createdBy, finishedAt, rows, sha256 }) => ({
        id,
        createdBy: names.actor(createdBy),
        createdByName: names.person(createdBy),
        finishedAt: finishedAt!.toISOString(),
        rows: rows!,
        sha256: sha256!,
      })),
    };
  }

  /** With the eyes of whoever took it. */
  private async holds({ partnerId, filters }: Export, creativeId: string): Promise<boolean> {
    const scope = readScopeOf(partnerId ? { role: 'partner', partnerId } : { role: 'auditor' });
    const filter = await this.filters.read(scope, filters as TaggingHistoryFilters);
    return this.records.isListed(scope, creativeId, filter);
  }
}
