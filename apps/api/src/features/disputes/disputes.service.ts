import { Injectable } from '@nestjs/common';
import {
  DomainError,
  requireDisputable,
  type Cause,
  type Dispute,
  type DisputeListQuery,
  type DisputeOpen,
  type DisputeView,
  type Page,
  type ReadScope,
} from '@smarttag/domain';
import { CreativesRepository, DisputesRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../asking/in-scope.js';
import { taggingPartner } from '../../asking/tagging-partner.js';
import { NamesService } from '../../names/names.service.js';

/** A company claims what another registered; the platform's answer comes back the same way. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly disputes: DisputesRepository,
    private readonly creatives: CreativesRepository,
    private readonly names: NamesService,
  ) {}

  /** @throws DISPUTE_NOT_POSSIBLE, also when there is one already; NOT_ALLOWED for the platform's staff */
  async open(asker: Asker, cause: Cause, creativeId: string, said: DisputeOpen): Promise<DisputeView> {
    const { scope, partner } = taggingPartner(asker);
    requireDisputable(inScope(await this.creatives.findById(scope, creativeId)));
    const dispute: Dispute = {
      id: uuid(),
      partnerId: partner.id,
      creativeId,
      state: 'open',
      why: said.why,
      since: said.since,
      contact: said.contact || undefined,
      openedBy: asker.user.id,
      openedAt: cause.at,
      revision: 1,
      version: 0,
    };
    if (!(await this.disputes.insert(scope, cause, dispute))) throw await this.standing(scope, creativeId);
    return (await this.views(scope, [dispute]))[0]!;
  }

  async get({ readScope }: Asker, id: string): Promise<DisputeView> {
    return (await this.views(readScope, [inScope(await this.disputes.findById(readScope, id))]))[0]!;
  }

  async list(
    { readScope }: Asker,
    { cursor, limit, ...filter }: DisputeListQuery,
  ): Promise<Page<DisputeView>> {
    const page = await this.disputes.list(readScope, filter, { cursor, limit });
    return { ...page, items: await this.views(readScope, page.items) };
  }

  private async standing(scope: ReadScope, creativeId: string): Promise<DomainError> {
    const [standing] = await this.disputes.listByCreatives(scope, [creativeId]);
    return new DomainError('DISPUTE_NOT_POSSIBLE', 'Your company said so already.', {
      disputeId: standing?.id,
      state: standing?.state,
    });
  }

  private async views(scope: ReadScope, disputes: Dispute[]): Promise<DisputeView[]> {
    const [names, creatives] = await Promise.all([
      this.names.of(scope, {
        people: disputes.flatMap(({ openedBy, answeredBy }) => [openedBy, answeredBy]),
        owned: disputes,
      }),
      this.creatives.listByIds(
        scope,
        disputes.map(({ creativeId }) => creativeId),
      ),
    ]);
    const fileNames = new Map(creatives.map(({ id, fileName }) => [id, fileName]));
    return disputes.map((dispute) => ({
      id: dispute.id,
      creativeId: dispute.creativeId,
      fileName: fileNames.get(dispute.creativeId) ?? '',
      partnerId: dispute.partnerId,
      ...names.partnerFor(dispute.partnerId),
      state: dispute.state,
      why: dispute.why,
      since: dispute.since,
      contact: dispute.contact,
      openedBy: names.actor(dispute.openedBy),
      openedByName: names.person(dispute.openedBy),
      openedAt: dispute.openedAt.toISOString(),
      verdict: dispute.verdict,
      answer: dispute.answer,
      answeredByName: dispute.answeredBy && names.person(dispute.answeredBy),
      answeredAt: dispute.answeredAt?.toISOString(),
    }));
  }
}
