import { Injectable } from '@nestjs/common';
import {
  businessCenterDigits,
  parseTagId,
  rangeOfLocalDays,
  searchWords,
  type ReadScope,
  type TaggingHistoryFilters,
} from '@smarttag/domain';
import {
  BusinessCentersRepository,
  type TaggingRecordFilter,
  type TaggingSearch,
} from '@smarttag/domain/mongoose';
import { DIGITS_OF_AN_ID } from '../creatives/creative-filters.js';

const SHA256 = /^[0-9a-f]{64}$/i;

/** What a query asks for, as the repository takes it. */
@Injectable()
export class TaggingFiltersReader {
  constructor(private readonly businessCenters: BusinessCentersRepository) {}

  async read(scope: ReadScope, query: TaggingHistoryFilters): Promise<TaggingRecordFilter> {
    const { from, to, timeZone, search, ...rest } = query;
    return {
      ...rest,
      range: rangeOfLocalDays({ from, to, timeZone }, new Date()),
      search: search ? await this.readSearch(scope, search) : undefined,
    };
  }

  /** A tag ID or a SHA-256 goes straight to its index; all else is a file name or a Business Center ID. */
  private async readSearch(scope: ReadScope, search: string): Promise<TaggingSearch> {
    const tagId = parseTagId(search);
    if (tagId) return { tagId };
    if (SHA256.test(search)) return { sha256: search.toLowerCase() };
    const digits = businessCenterDigits(search);
    return {
      words: searchWords(search),
      businessCenterIds: DIGITS_OF_AN_ID.test(digits)
        ? await this.businessCenters.idsBeginningWith(scope, digits)
        : [],
    };
  }
}
