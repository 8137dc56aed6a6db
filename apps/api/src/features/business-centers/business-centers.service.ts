import { Injectable } from '@nestjs/common';
import type { BusinessCenter, BusinessCenterView, Cause, Page, StateBusinessCenter } from '@smarttag/domain';
import { BusinessCentersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { taggingPartner } from '../../asking/tagging-partner.js';

export const businessCenterView = (center: BusinessCenter): BusinessCenterView => ({
  businessCenterId: center.businessCenterId,
  name: center.name,
  partnerId: center.partnerId,
  status: center.status,
  statedAt: center.statedAt.toISOString(),
});

@Injectable()
export class BusinessCentersService {
  constructor(private readonly businessCenters: BusinessCentersRepository) {}

  async list(asker: Asker): Promise<Page<BusinessCenterView>> {
    return { items: (await this.businessCenters.list(asker.readScope)).map(businessCenterView) };
  }

  async state(asker: Asker, cause: Cause, stated: StateBusinessCenter): Promise<BusinessCenterView> {
    const { partner, scope } = taggingPartner(asker);
    return businessCenterView(
      await this.businessCenters.state(scope, cause, { ...stated, partnerId: partner.id }),
    );
  }
}
