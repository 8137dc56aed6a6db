import { Injectable } from '@nestjs/common';
import type { ReadScope } from '@smarttag/domain';
import {
  BusinessCentersRepository,
  PartnersRepository,
  ProgramsRepository,
  UsersRepository,
} from '@smarttag/domain/mongoose';
import { Names } from './names.js';

export interface NamesWanted {
  people?: (string | undefined)[];
  programs?: (string | undefined)[];
  /** Things that name a partner and perhaps one of its Business Centers. */
  owned?: { partnerId: string; businessCenterId?: string }[];
}

const present = (ids: (string | undefined)[] = []): string[] => [
  ...new Set(ids.filter((id): id is string => id !== undefined)),
];

/** Loads the names of one page in one turn: as many reads for 200 rows as for one. */
@Injectable()
export class NamesService {
  constructor(
    private readonly users: UsersRepository,
    private readonly partners: PartnersRepository,
    private readonly programs: ProgramsRepository,
    private readonly businessCenters: BusinessCentersRepository,
  ) {}

  async of(scope: ReadScope, wanted: NamesWanted): Promise<Names> {
    const [people, partners, programs, businessCenters] = await Promise.all([
      this.peopleOf(present(wanted.people)),
      this.partnersOf(scope, wanted.owned ?? []),
      this.programsOf(present(wanted.programs)),
      this.businessCentersOf(scope, wanted.owned ?? []),
    ]);
    return new Names(scope, { people, partners, programs, businessCenters });
  }

  /** Of Business Centers that several partners may have stated. */
  ofBusinessCenters(scope: ReadScope, ids: string[]): Promise<Map<string, string>> {
    return this.businessCenters.namesByDigits(scope, ids);
  }

  private async peopleOf(ids: string[]) {
    return ids.length === 0 ? new Map() : this.users.namesOf(ids);
  }

  private async partnersOf(scope: ReadScope, owned: { partnerId: string }[]): Promise<Map<string, string>> {
    if (scope.partnerId !== undefined || owned.length === 0) return new Map();
    return new Map((await this.partners.list(scope)).map(({ id, name }) => [id, name]));
  }

  private async programsOf(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    return new Map((await this.programs.list()).map(({ id, name }) => [id, name]));
  }

  private async businessCentersOf(
    scope: ReadScope,
    owned: { partnerId: string; businessCenterId?: string }[],
  ): Promise<Map<string, string>> {
    const keys = owned.flatMap(({ partnerId, businessCenterId }) =>
      businessCenterId === undefined ? [] : [{ partnerId, businessCenterId }],
    );
    return keys.length === 0 ? new Map() : this.businessCenters.namesOf(scope, keys);
  }
}
