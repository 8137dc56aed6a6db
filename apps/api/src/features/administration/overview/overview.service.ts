import { Inject, Injectable } from '@nestjs/common';
import {
  DRAFT_DAYS,
  localDayOf,
  startOfLocalDay,
  type OverviewView,
  type ReadScope,
  type StalledDraftView,
  type WaitingView,
} from '@smarttag/domain';
import {
  BusinessCentersRepository,
  CreativesRepository,
  DisputesRepository,
  TaggingRecordsRepository,
} from '@smarttag/domain/mongoose';
import { TaggingJobs, type Asker } from '@smarttag/service-kit';
import type { Storage } from '@smarttag/storage';
import { STORAGE } from '../../../config/config.module.js';
import { NamesService } from '../../../names/names.service.js';
import { COUNT_LIMIT, boundedCount } from '../bounded.js';
import { todayOf } from './today.js';

const DAY = 86_400_000;
/** Drafts that end before this have lain still for a day. */
const STALLED_END_MS = (DRAFT_DAYS - 1) * DAY;
const DRAFTS_SHOWN = 5;

/** Is anything stuck today? */
@Injectable()
export class OverviewService {
  constructor(
    private readonly creatives: CreativesRepository,
    private readonly records: TaggingRecordsRepository,
    private readonly disputes: DisputesRepository,
    private readonly businessCenters: BusinessCentersRepository,
    private readonly jobs: TaggingJobs,
    private readonly names: NamesService,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  async waiting({ readScope }: Asker): Promise<WaitingView> {
    const [disputes, flagged] = await Promise.all([
      this.disputes.countOpen(readScope, COUNT_LIMIT),
      this.businessCenters.countFlagged(readScope, COUNT_LIMIT),
    ]);
    return { openDisputes: boundedCount(disputes), flaggedBusinessCenters: boundedCount(flagged) };
  }

  async get(asker: Asker, timeZone: string): Promise<OverviewView> {
    const { readScope } = asker;
    const now = new Date();
    const range = { from: startOfLocalDay(localDayOf(now, timeZone), timeZone) };
    const [waiting, failed, stalled, uploads, decisions, queue, disk] = await Promise.all([
      this.waiting(asker),
      this.creatives.summary(readScope, { state: ['failed'], range: {}, dateBy: 'tagging' }),
      this.stalled(readScope, new Date(now.getTime() + STALLED_END_MS)),
      this.creatives.summary(readScope, { range, dateBy: 'upload' }),
      this.records.listDecided(readScope, range, COUNT_LIMIT),
      this.jobs.depth(),
      this.disk(),
    ]);
    return {
      ...waiting,
      failed: failed.creatives,
      stalledDrafts: stalled,
      today: { uploads: uploads.creatives, uploadedBytes: uploads.bytes, ...todayOf(decisions, COUNT_LIMIT) },
      queue,
      disk,
    };
  }

  private async stalled(scope: ReadScope, end: Date): Promise<StalledDraftView[]> {
    const drafts = await this.creatives.listStalled(scope, end, DRAFTS_SHOWN);
    const names = await this.names.of(scope, {
      people: drafts.map(({ uploaderId }) => uploaderId),
      owned: drafts.map(({ partnerId }) => ({ partnerId })),
    });
    return drafts.map(({ _id, partnerId, uploaderId, files, expiresAt }) => ({
      submissionId: _id,
      partnerName: names.partner(partnerId),
      uploaderName: names.person(uploaderId),
      files,
      expiresAt: expiresAt.toISOString(),
    }));
  }

  private async disk(): Promise<OverviewView['disk']> {
    const [freeBytes, totalBytes] = await Promise.all([this.storage.freeBytes(), this.storage.totalBytes()]);
    return { usedBytes: totalBytes - freeBytes, totalBytes };
  }
}
