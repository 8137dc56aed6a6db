import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  MAX_ATTEMPTS,
  NUDGES,
  SYSTEM_ACTOR,
  failTagging,
  followRecord,
  isDecided,
  startTagging,
  type Cause,
  type Creative,
  type Decide,
  type JobPayloads,
  type TaggingRecord,
} from '@smarttag/domain';
import { CreativesRepository, TaggingRecordsRepository, TagsRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import { originalKey, type Storage } from '@smarttag/storage';
import { SYSTEM } from '../../scope.js';
import { STORAGE } from '../../storage.provider.js';
import { BytesMissingError } from './bytes-missing.error.js';
import { Decider } from './decider.service.js';
import { Examiner, type Finding } from './examiner.service.js';
import { failureOf } from './failure-of.js';
import { hashStored } from './hash-stored.js';
import { TaggingSteps } from './tagging-steps.js';

const causeFor = ({ requestId }: Creative): Cause => ({ actorId: SYSTEM_ACTOR, requestId, at: new Date() });

/**
 * Tags one creative (DESIGN.md section 4). Each step may be repeated and the process may die after any of
 * them: the next run begins at the first and finds what is there.
 */
@Injectable()
export class TagCreativeHandler {
  private readonly logger = new Logger('Tagging');

  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly creatives: CreativesRepository,
    private readonly records: TaggingRecordsRepository,
    private readonly tags: TagsRepository,
    private readonly examiner: Examiner,
    private readonly decider: Decider,
    private readonly steps: TaggingSteps,
    private readonly nudges: Nudges,
  ) {}

  /** @returns the creative as this run left it; undefined when there was nothing to do */
  async handle(
    { creativeId }: JobPayloads['tag-creative'],
    letGo: AbortSignal,
  ): Promise<Creative | undefined> {
    const found = await this.creatives.findById(SYSTEM, creativeId);
    if (!found) return undefined;
    const record = await this.records.findByCreativeId(SYSTEM, creativeId);
    if (record) return found.state === 'tagging' ? this.follow(found, record) : undefined;
    const creative = await this.begin(found);
    if (creative?.state !== 'tagging') return creative;
    try {
      return await this.tag(creative, letGo);
    } catch (error) {
      return this.failOrThrow(creative, error, letGo);
    }
  }

  /** Enters `tagging`, which counts the attempt. Whose Tag stands already only has to finish, however often it was tried. */
  private async begin(creative: Creative): Promise<Creative | undefined> {
    const isLast = creative.state === 'tagging' && creative.attempts >= MAX_ATTEMPTS;
    if (isLast && (await this.hasTag(creative))) return creative;
    return this.commit(creative, startTagging(causeFor(creative)), 'started');
  }

  private async tag(creative: Creative, letGo: AbortSignal): Promise<Creative | undefined> {
    const { sha256, size } = await hashStored(this.storage, originalKey(creative.id), letGo);
    if (size !== creative.size) throw new BytesMissingError(creative.size, size);
    this.steps.reached('hashed', creative);
    const finding = await this.look(creative, sha256, letGo);
    letGo.throwIfAborted();
    const fresh = await this.creatives.findById(SYSTEM, creative.id);
    if (fresh?.state !== 'tagging') return undefined;
    return this.follow(fresh, await this.decider.decide(fresh, sha256, finding));
  }

  /**
   * Bytes that carry a Tag were a video when they got it: that wins over what is seen now, and their
   * pictures are only nice to have. A file that changed on its way is not what the person chose, whatever it is.
   */
  private async look(creative: Creative, sha256: string, letGo: AbortSignal): Promise<Finding> {
    if (creative.changedWhileUploading) return { rejection: { reason: 'changed_while_uploading' } };
    const standing = await this.tags.findBySha256(SYSTEM, sha256);
    try {
      const finding = await this.examiner.examine(creative, letGo);
      return standing && finding.rejection ? { hasPoster: false } : finding;
    } catch (error) {
      const isDuplicate = standing && standing.creativeId !== creative.id;
      if (!isDuplicate || letGo.aborted) throw error;
      this.logger.warn({ creativeId: creative.id, requestId: creative.requestId, err: error }, 'No poster');
      return { hasPoster: false };
    }
  }

  private follow(creative: Creative, record: TaggingRecord): Promise<Creative | undefined> {
    return this.commit(creative, followRecord(causeFor(creative), record), 'followed');
  }

  /** Our fault: another attempt while one is left, then *failed*. Never *rejected*, and never once a Tag was claimed. */
  private async failOrThrow(creative: Creative, error: unknown, letGo: AbortSignal) {
    const now = await this.creatives.findById(SYSTEM, creative.id);
    if (!now || isDecided(now.state)) return undefined;
    if (letGo.aborted || now.attempts < MAX_ATTEMPTS || (await this.hasTag(creative))) throw error;
    const { id: creativeId, requestId } = creative;
    this.logger.error({ creativeId, requestId, err: error }, 'Attempts used up');
    return this.commit(creative, failTagging(causeFor(creative), failureOf(error)));
  }

  private async hasTag({ id }: Creative): Promise<boolean> {
    return (await this.tags.findByCreativeId(SYSTEM, id)) !== undefined;
  }

  private async commit(creative: Creative, decide: Decide<Creative>, step?: 'started' | 'followed') {
    const done = await this.creatives.commit(SYSTEM, creative.id, decide);
    if (!done?.changed) return undefined;
    this.nudges.nudge(NUDGES.outbox);
    if (step) this.steps.reached(step, creative);
    return done.value;
  }
}
