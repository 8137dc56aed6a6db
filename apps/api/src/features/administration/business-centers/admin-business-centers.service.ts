import { Injectable } from '@nestjs/common';
import {
  confirmBusinessCenter,
  noteBusinessCenter,
  unconfirmBusinessCenter,
  type AdminBusinessCenterView,
  type BusinessCenter,
  type BusinessCenterEntity,
  type BusinessCenterQuery,
  type Cause,
  type Decide,
  type Page,
  type ReadScope,
} from '@smarttag/domain';
import { BusinessCentersRepository, businessCenterKey } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { inScope } from '../../../asking/in-scope.js';
import { NamesService } from '../../../names/names.service.js';
import { businessCenterView } from '../../business-centers/business-centers.service.js';

/** One partner's statement. */
export interface Stated {
  businessCenterId: string;
  partnerId: string;
}

/** Who states which organisation as its own, and whether that can be. */
@Injectable()
export class AdminBusinessCentersService {
  constructor(
    private readonly businessCenters: BusinessCentersRepository,
    private readonly names: NamesService,
  ) {}

  async list(
    { readScope }: Asker,
    { cursor, limit, flagged, ...filter }: BusinessCenterQuery,
  ): Promise<Page<AdminBusinessCenterView>> {
    const wanted = { ...filter, flagged: flagged !== undefined };
    const page = await this.businessCenters.listPage(readScope, wanted, { cursor, limit });
    return { ...page, items: await this.views(readScope, page.items) };
  }

  confirm(asker: Asker, cause: Cause, stated: Stated): Promise<AdminBusinessCenterView> {
    return this.decide(asker, stated, confirmBusinessCenter(cause));
  }

  unconfirm(asker: Asker, cause: Cause, stated: Stated): Promise<AdminBusinessCenterView> {
    return this.decide(asker, stated, unconfirmBusinessCenter(cause));
  }

  /** One note for all who state the ID: each keeps it, so that none is flagged any more. */
  async note(asker: Asker, cause: Cause, businessCenterId: string, note: string): Promise<void> {
    const scope = asker.writeScope();
    const stated = await this.businessCenters.listByIds(scope, [businessCenterId]);
    inScope(stated[0]);
    const decide = noteBusinessCenter(cause, note);
    for (const { partnerId } of stated)
      await this.businessCenters.commit(scope, businessCenterKey(partnerId, businessCenterId), decide);
  }

  private async decide(
    asker: Asker,
    { businessCenterId, partnerId }: Stated,
    decision: Decide<BusinessCenterEntity>,
  ): Promise<AdminBusinessCenterView> {
    const key = businessCenterKey(partnerId, businessCenterId);
    const scope = asker.writeScope();
    const { value } = inScope(await this.businessCenters.commit(scope, key, decision));
    return (await this.views(scope, [value]))[0]!;
  }

  private async views(scope: ReadScope, centers: BusinessCenter[]): Promise<AdminBusinessCenterView[]> {
    const ids = centers.map(({ businessCenterId }) => businessCenterId);
    const all = ids.length === 0 ? [] : await this.businessCenters.listByIds(scope, ids);
    const names = await this.names.of(scope, {
      people: centers.flatMap(({ statedBy, notedBy }) => [statedBy, notedBy]),
      owned: all.map(({ partnerId }) => ({ partnerId })),
    });
    const othersOf = (center: BusinessCenter) =>
      all
        .filter(
          ({ businessCenterId, partnerId }) =>
            businessCenterId === center.businessCenterId && partnerId !== center.partnerId,
        )
        .map(({ partnerId, name }) => ({ partnerId, partnerName: names.partner(partnerId), name }));
    return centers.map((center) => ({
      ...businessCenterView(center),
      partnerName: names.partner(center.partnerId),
      statedByName: names.person(center.statedBy),
      flagged: center.flagged === true,
      note: center.note,
      notedByName: center.notedBy && names.person(center.notedBy),
      notedAt: center.notedAt?.toISOString(),
      others: othersOf(center),
    }));
  }
}
