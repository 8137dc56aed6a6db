import { Inject, Injectable } from '@nestjs/common';
import type { Creative, MediaFacts, Rejection } from '@smarttag/domain';
import { SettingsRepository } from '@smarttag/domain/mongoose';
import { probe, type Rejected } from '@smarttag/media';
import { originalKey, type Storage } from '@smarttag/storage';
import { SETTINGS, type WorkerSettings } from '../../config/env.js';
import { Pictures } from '../../pictures/pictures.service.js';
import { STORAGE } from '../../storage.provider.js';
import { TaggingSteps } from './tagging-steps.js';

/** What was seen in a file: a video with its facts and poster, or why it is none. */
export type Finding =
  { rejection: Rejection } | { rejection?: undefined; media?: MediaFacts; hasPoster: boolean };

/** Looks into a file with ffprobe and ffmpeg. Faults of the file are findings; ours are thrown. */
@Injectable()
export class Examiner {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    private readonly platform: SettingsRepository,
    private readonly pictures: Pictures,
    private readonly steps: TaggingSteps,
  ) {}

  async examine(creative: Creative, signal: AbortSignal): Promise<Finding> {
    const { FFPROBE: ffprobe, FFMPEG: ffmpeg, MEDIA_TIMEOUT_MS: timeoutMs } = this.settings;
    const options = { signal, timeoutMs, tools: { ffprobe, ffmpeg } };
    const file = await this.storage.openLocal(originalKey(creative.id));
    try {
      const seen = await probe(file.path, options);
      if (!seen.ok) return rejectionOf(seen);
      this.steps.reached('probed', creative);
      const { maxSeconds } = (await this.platform.get()).limits;
      const seconds = seen.facts.durationSeconds;
      if (seconds > maxSeconds)
        return { rejection: { reason: 'too_long', details: { seconds, maxSeconds } } };
      const refused = await this.pictures.store(creative, file.path, seen.facts, options);
      if (refused) return rejectionOf(refused);
      this.steps.reached('poster_stored', creative);
      return { media: seen.facts, hasPoster: true };
    } finally {
      await file.release();
    }
  }
}

const rejectionOf = ({ rejection: { reason, details } }: Rejected): Finding => ({
  rejection: { reason, ...(details && { details: Object.fromEntries(Object.entries(details)) }) },
});
