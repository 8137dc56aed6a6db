import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { makeTagId, type TaggingRecord } from '@smarttag/domain';
import { TaggingRecordsRepository, TagsRepository } from '@smarttag/domain/mongoose';
import { SYSTEM } from '../../scope.js';
import type { Finding } from './examiner.service.js';
import { NamesNow } from './names-now.service.js';
import { recordUnder, rejectedRecord, statementOf, type Decided } from './records.js';
import { requireTaggable } from './taggable-creative.js';
import { TaggingSteps } from './tagging-steps.js';
import type { Creative } from '@smarttag/domain';

/** Claims the Tag, then writes the record: the claim decides, and a repeat of either reads the first one back. */
@Injectable()
export class Decider {
  constructor(
    private readonly tags: TagsRepository,
    private readonly records: TaggingRecordsRepository,
    private readonly names: NamesNow,
    private readonly steps: TaggingSteps,
  ) {}

  /** @returns the record that stands */
  async decide(fresh: Creative, sha256: string, finding: Finding): Promise<TaggingRecord> {
    const creative = requireTaggable(fresh);
    const names = await this.names.of(creative);
    const decided: Decided = { creative, sha256, finding, names, at: new Date() };
    const record = await this.records.insertOnce(SYSTEM, await this.recordOf(decided));
    this.steps.reached('recorded', creative);
    return record;
  }

  private async recordOf(decided: Decided): Promise<TaggingRecord> {
    if (decided.finding.rejection) return rejectedRecord(decided);
    const tag = await this.tags.claim(SYSTEM, statementOf(decided), () => makeTagId(randomBytes(8)));
    this.steps.reached('claimed', decided.creative);
    return recordUnder(decided, tag);
  }
}
