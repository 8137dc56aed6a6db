import { Injectable } from '@nestjs/common';
import { requireOpen, type PartnerKind, type Program } from '@smarttag/domain';
import { ProgramsRepository } from '@smarttag/domain/mongoose';

@Injectable()
export class OpenPrograms {
  constructor(private readonly programs: ProgramsRepository) {}

  /** @throws PROGRAM_NOT_OPEN, also for one that does not exist */
  async require(id: string, kind: PartnerKind, at: Date): Promise<Program> {
    return requireOpen(await this.programs.findById(id), kind, at);
  }
}
