import { Injectable } from '@nestjs/common';
import { isOpen, isOpenTo, type Page, type Program, type ProgramView } from '@smarttag/domain';
import { ProgramsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';

export const programView = (program: Program, open: boolean): ProgramView => ({
  id: program.id,
  name: program.name,
  description: program.description,
  openTo: program.openTo,
  opensAt: program.opensAt?.toISOString(),
  closesAt: program.closesAt?.toISOString(),
  archivedAt: program.archivedAt?.toISOString(),
  open,
});

@Injectable()
export class ProgramsService {
  constructor(private readonly programs: ProgramsRepository) {}

  /** A partner sees the programs open to its kind, archived ones too: old creatives keep them. */
  async list({ partner }: Asker): Promise<Page<ProgramView>> {
    const all = await this.programs.list();
    const seen = partner ? all.filter(({ openTo }) => openTo.includes(partner.kind)) : all;
    const now = new Date();
    const open = (program: Program) =>
      partner ? isOpenTo(program, partner.kind, now) : isOpen(program, now);
    return {
      items: seen.map((program) => programView(program, open(program))),
    };
  }
}
