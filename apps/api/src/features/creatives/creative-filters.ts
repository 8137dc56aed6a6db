import { Injectable } from '@nestjs/common';
import {
  businessCenterDigits,
  foldForSearch,
  rangeOfLocalDays,
  searchWords,
  type CreativeFilters,
  type ReadScope,
} from '@smarttag/domain';
import {
  BusinessCentersRepository,
  ProgramsRepository,
  type CreativeFilter,
  type CreativeSearch,
} from '@smarttag/domain/mongoose';

/** Fewer digits would match most Business Centers there are. */
export const DIGITS_OF_AN_ID = /^\d{4,}$/;

/** What a query asks for, as the repository takes it. */
@Injectable()
export class CreativeFiltersReader {
  constructor(
    private readonly programs: ProgramsRepository,
    private readonly businessCenters: BusinessCentersRepository,
  ) {}

  async read(scope: ReadScope, query: CreativeFilters): Promise<CreativeFilter> {
    const { from, to, timeZone, search, ...rest } = query;
    return {
      ...rest,
      range: rangeOfLocalDays({ from, to, timeZone }, new Date()),
      search: search ? await this.readSearch(scope, search) : undefined,
    };
  }

  /** One box over file name, program and Business Center ID. */
  private async readSearch(scope: ReadScope, search: string): Promise<CreativeSearch> {
    const words = searchWords(search);
    const digits = businessCenterDigits(search);
    const [programs, businessCenterIds] = await Promise.all([
      this.programs.list(),
      DIGITS_OF_AN_ID.test(digits) ? this.businessCenters.idsBeginningWith(scope, digits) : [],
    ]);
    const matching = programs.filter(({ name }) => {
      const folded = foldForSearch(name);
      return words.every((word) => folded.includes(word));
    });
    return { words, programIds: matching.map(({ id }) => id), businessCenterIds };
  }
}
