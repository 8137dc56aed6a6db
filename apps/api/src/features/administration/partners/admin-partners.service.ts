import { Injectable } from '@nestjs/common';
import {
  changePartner,
  restorePartner,
  suspendPartner,
  type AdminPartnerView,
  type Cause,
  type Decide,
  type Page,
  type Partner,
  type PartnerCreate,
  type PartnerPatch,
  type PartnerUses,
} from '@smarttag/domain';
import {
  PartnersRepository,
  SessionsRepository,
  SubmissionsRepository,
  UploadsRepository,
  UsersRepository,
} from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';
import { inScope } from '../../../asking/in-scope.js';
import { StaleEdits } from '../../../names/stale-edits.js';
import { partnerView } from '../../sessions/session.view.js';
import { COUNT_LIMIT, boundedCount } from '../bounded.js';

const view = (partner: Partner): AdminPartnerView => ({
  ...partnerView(partner),
  quotaBytes: partner.quotaBytes,
  version: partner.version,
  createdAt: partner.createdAt.toISOString(),
});

@Injectable()
export class AdminPartnersService {
  constructor(
    private readonly partners: PartnersRepository,
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly uploads: UploadsRepository,
    private readonly staleEdits: StaleEdits,
  ) {}

  async list({ readScope }: Asker): Promise<Page<AdminPartnerView>> {
    return { items: (await this.partners.list(readScope)).map(view) };
  }

  async create(cause: Cause, wanted: PartnerCreate): Promise<AdminPartnerView> {
    const partner: Partner = {
      ...wanted,
      id: uuid(),
      status: 'active',
      createdAt: cause.at,
      revision: 1,
      version: 0,
    };
    await this.partners.insert(partner, cause);
    return view(partner);
  }

  /** What suspending it would stop. */
  async uses({ readScope }: Asker, id: string): Promise<PartnerUses> {
    inScope(await this.partners.findById(id));
    const [people, drafts, usedBytes] = await Promise.all([
      this.users.idsOfPartner(id),
      this.submissions.countDrafts(readScope, { partnerId: id }, COUNT_LIMIT),
      this.uploads.declaredBytes(readScope, id),
    ]);
    return { people: people.length, drafts: boundedCount(drafts), usedBytes };
  }

  /** @throws STALE_VERSION */
  change(asker: Asker, cause: Cause, id: string, patch: PartnerPatch): Promise<AdminPartnerView> {
    return this.commit(asker, id, changePartner(cause, patch));
  }

  /** Status first: whoever signs in after it is refused, and whoever did before is signed out. */
  async suspend(asker: Asker, cause: Cause, id: string): Promise<AdminPartnerView> {
    const suspended = await this.commit(asker, id, suspendPartner(cause));
    await this.sessions.removeAllOfMany(await this.users.idsOfPartner(id));
    return suspended;
  }

  restore(asker: Asker, cause: Cause, id: string): Promise<AdminPartnerView> {
    return this.commit(asker, id, restorePartner(cause));
  }

  private async commit(asker: Asker, id: string, decide: Decide<Partner>): Promise<AdminPartnerView> {
    const scope = asker.writeScope();
    const done = await this.partners
      .commit(scope, id, decide)
      .catch((error: unknown) => this.staleEdits.explain(scope, error));
    return view(inScope(done).value);
  }
}
