import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Creative, MediaFacts, Rejection } from '@smarttag/domain';
import {
  probe,
  takePoster,
  type MediaFacts as ProbedFacts,
  type MediaOptions,
  type Rejected,
} from '@smarttag/media';
import { SettingsRepository } from '@smarttag/domain/mongoose';
import { originalKey, posterKey, type Storage } from '@smarttag/storage';
import { SETTINGS, type WorkerSettings } from '../../config/env.js';
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
      const refused = await this.storePoster(creative, file.path, seen.facts, options);
      return refused ?? { media: seen.facts, hasPoster: true };
    } finally {
      await file.release();
    }
  }

  /** Made aside and stored whole: nobody ever sees half a poster. */
  private async storePoster(creative: Creative, path: string, facts: ProbedFacts, options: MediaOptions) {
    const aside = await mkdtemp(join(tmpdir(), 'smarttag-poster-'));
    try {
      const taken = await takePoster(path, facts, join(aside, 'poster'), options);
      if (!taken.ok) return rejectionOf(taken);
      await this.storage.put(posterKey(creative.id, taken.poster.format), await readFile(taken.poster.path));
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
    this.steps.reached('poster_stored', creative);
    return undefined;
  }
}

const rejectionOf = ({ rejection: { reason, details } }: Rejected): Finding => ({
  rejection: { reason, ...(details && { details: Object.fromEntries(Object.entries(details)) }) },
});
