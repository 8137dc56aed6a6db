import { Injectable } from '@nestjs/common';
import { foldForSearch, rangeOfLocalDays, type CreativeFilters } from '@smarttag/domain';
import { ProgramsRepository, type CreativeFilter, type CreativeSearch } from '@smarttag/domain/mongoose';

/** Fewer digits would match most Business Centers there are. */
const DIGITS_OF_AN_ID = /^\d{4,}$/;

/** What a query asks for, as the repository takes it. */
@Injectable()
export class CreativeFiltersReader {
  constructor(private readonly programs: ProgramsRepository) {}

  async read(query: CreativeFilters): Promise<CreativeFilter> {
    const { from, to, timeZone, search, ...rest } = query;
    return {
      ...rest,
      range: rangeOfLocalDays({ from, to, timeZone }),
      search: search ? await this.readSearch(search) : undefined,
    };
  }

  /** One box over file name, program and Business Center ID. */
  private async readSearch(search: string): Promise<CreativeSearch> {
    const words = foldForSearch(search).split(/\s+/).filter(Boolean);
    const programs = await this.programs.list();
    const matching = programs.filter(({ name }) => {
      const folded = foldForSearch(name);
      return words.every((word) => folded.includes(word));
    });
    const digits = search.replace(/[\s-]/g, '');
    return {
      words,
      programIds: matching.map(({ id }) => id),
      digits: DIGITS_OF_AN_ID.test(digits) ? digits : undefined,
    };
  }
}
