import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Creative } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { originalKey, type Storage } from '@smarttag/storage';
import { SETTINGS, type WorkerSettings } from '../config/env.js';
import { NO_SPRITE, Pictures } from '../pictures/pictures.service.js';
import { SYSTEM } from '../scope.js';
import { STORAGE } from '../storage.provider.js';
import { countEach } from './each.js';
import type { Sweep, Swept } from './sweep.js';

/** Few at once: each is a pass over a film, and the lease is prolonged between two pieces. */
const FILMS = 2;

/** Tagged before there were sprites, or by a worker that died before it had noted one. */
@Injectable()
export class SpritelessCreativesSweep implements Sweep, OnModuleDestroy {
  readonly name = 'spriteless-creatives';
  readonly everyMs: number;
  private readonly logger = new Logger('Sweeps');
  private readonly ending = new AbortController();

  constructor(
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly creatives: CreativesRepository,
    private readonly pictures: Pictures,
  ) {
    this.everyMs = settings.SWEEP_SPRITES_MS;
  }

  onModuleDestroy(): void {
    this.ending.abort();
  }

  async run(): Promise<Swept> {
    const found = await this.creatives.listSpriteless(SYSTEM, FILMS);
    const done = await countEach(found, this.logger, (creative) => this.look(creative));
    return { done, more: done > 0 && found.length === FILMS };
  }

  private async look(creative: Creative): Promise<boolean> {
    const { id, media } = creative;
    const key = originalKey(id);
    // Bytes of duplicates go after a while.
    if (!media || (await this.storage.size(key)) === undefined) return this.none(id);
    const { FFPROBE: ffprobe, FFMPEG: ffmpeg, MEDIA_TIMEOUT_MS: timeoutMs } = this.settings;
    const options = { signal: this.ending.signal, timeoutMs, tools: { ffprobe, ffmpeg } };
    const file = await this.storage.openLocal(key);
    try {
      const refused = await this.pictures.store(creative, file.path, media, options);
      return refused ? await this.none(id) : true;
    } finally {
      await file.release();
    }
  }

  private async none(id: string): Promise<boolean> {
    await this.creatives.noteSprite(SYSTEM, id, NO_SPRITE);
    return true;
  }
}
