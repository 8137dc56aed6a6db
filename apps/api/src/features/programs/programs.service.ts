import { Injectable } from '@nestjs/common';
import { isOpenTo, type Page, type Program, type ProgramView } from '@smarttag/domain';
import { ProgramsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';

@Injectable()
export class ProgramsService {
  constructor(private readonly programs: ProgramsRepository) {}

  /** A partner sees the programs open to its kind, archived ones too: old creatives keep them. */
  async list({ partner }: Asker): Promise<Page<ProgramView>> {
    const all = await this.programs.list();
    const seen = partner ? all.filter(({ openTo }) => openTo.includes(partner.kind)) : all;
    const now = new Date();
    const isOpen = (program: Program) =>
      partner ? isOpenTo(program, partner.kind, now) : !program.archivedAt || program.archivedAt > now;
    return {
      items: seen.map((program) => ({
        id: program.id,
        name: program.name,
        description: program.description,
        openTo: program.openTo,
        archivedAt: program.archivedAt?.toISOString(),
        open: isOpen(program),
      })),
    };
  }
}
