import { Injectable } from '@nestjs/common';
import type { Page, PartnerView } from '@smarttag/domain';
import { PartnersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { partnerView } from '../sessions/session.view.js';

@Injectable()
export class PartnersService {
  constructor(private readonly partners: PartnersRepository) {}

  async list(asker: Asker): Promise<Page<PartnerView>> {
    return { items: (await this.partners.list(asker.readScope)).map(partnerView) };
  }
}
