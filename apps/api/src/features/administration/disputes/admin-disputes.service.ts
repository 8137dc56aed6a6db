import { Inject, Injectable } from '@nestjs/common';
import {
  answerDispute,
  type Cause,
  type Dispute,
  type DisputeAnswer,
  type DisputeFacts,
  type ReadScope,
  type TaggingRecordView,
} from '@smarttag/domain';
import { DisputesRepository, TagsRepository, UsersRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import { inScope } from '../../../asking/in-scope.js';
import { ENV, type Env } from '../../../config/env.js';
import { Mailer } from '../../../mail/mailer.js';
import { DisputesService } from '../../disputes/disputes.service.js';
import { TaggingRecordsService } from '../../tagging-records/tagging-records.service.js';

/** Two companies say that they made the same bytes: what each of them sent, and the platform's answer. */
@Injectable()
export class AdminDisputesService {
  constructor(
    private readonly disputes: DisputesRepository,
    private readonly shown: DisputesService,
    private readonly records: TaggingRecordsService,
    private readonly tags: TagsRepository,
    private readonly users: UsersRepository,
    private readonly mailer: Mailer,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async facts(asker: Asker, id: string): Promise<DisputeFacts> {
    const dispute = await this.shown.get(asker, id);
    const claimed = await this.records.find(asker.readScope, dispute.creativeId);
    return { dispute, claimed, registered: await this.registered(asker.readScope, claimed) };
  }

  /** The partner reads it with the file and in Activity; mail tells that it is there. @throws DISPUTE_NOT_POSSIBLE */
  async answer(asker: Asker, cause: Cause, id: string, answer: DisputeAnswer): Promise<DisputeFacts> {
    const decided = await this.disputes.commit(asker.writeScope(), id, answerDispute(cause, answer));
    await this.tell(inScope(decided).value);
    return this.facts(asker, id);
  }

  private async registered(
    scope: ReadScope,
    claimed: TaggingRecordView | undefined,
  ): Promise<TaggingRecordView | undefined> {
    const [tag] = claimed ? await this.tags.listBySha256(scope, [claimed.sha256]) : [];
    return tag && this.records.find(scope, tag.creativeId);
  }

  private async tell({ openedBy, creativeId }: Dispute): Promise<void> {
    const user = await this.users.findById(openedBy);
    if (user?.status !== 'active') return;
    const url = new URL(`/creatives/${creativeId}`, this.env.PUBLIC_URL).href;
    const text = `The platform has answered what you said about a file. Read the answer here:\n\n${url}\n`;
    await this.mailer.send({ to: user.email, subject: 'An answer to “We made this”', text });
  }
}
