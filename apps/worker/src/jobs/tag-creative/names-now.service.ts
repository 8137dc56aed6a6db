import { Injectable } from '@nestjs/common';
import type { NamesThen } from '@smarttag/domain';
import {
  BusinessCentersRepository,
  PartnersRepository,
  ProgramsRepository,
  UsersRepository,
  businessCenterKey,
} from '@smarttag/domain/mongoose';
import { SYSTEM } from '../../scope.js';
import type { TaggableCreative } from './taggable-creative.js';

/** The names a decision is made under: as they are at this moment. */
@Injectable()
export class NamesNow {
  constructor(
    private readonly partners: PartnersRepository,
    private readonly businessCenters: BusinessCentersRepository,
    private readonly programs: ProgramsRepository,
    private readonly users: UsersRepository,
  ) {}

  async of(creative: TaggableCreative): Promise<NamesThen> {
    const { partnerId, businessCenterId, programId, uploaderId } = creative;
    const [partner, centers, program, uploader] = await Promise.all([
      this.partners.findById(partnerId),
      this.businessCenters.namesOf(SYSTEM, [{ partnerId, businessCenterId }]),
      this.programs.findById(programId),
      this.users.findById(uploaderId),
    ]);
    if (!partner || !program || !uploader)
      throw new Error(`Creative ${creative.id} names a partner, program or person that does not exist.`);
    const businessCenterName = centers.get(businessCenterKey(partnerId, businessCenterId));
    return {
      partnerName: partner.name,
      partnerKind: partner.kind,
      businessCenterId,
      ...(businessCenterName && { businessCenterName }),
      programId,
      programName: program.name,
      uploaderId,
      uploaderName: uploader.name,
    };
  }
}
