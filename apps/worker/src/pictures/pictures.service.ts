import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Creative, Sprite } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import { takePictures, type Film, type MediaOptions, type Rejected } from '@smarttag/media';
import { posterKey, spriteKey, type Storage } from '@smarttag/storage';
import { SYSTEM } from '../scope.js';
import { STORAGE } from '../storage.provider.js';

/** There can be none: nobody needs to look again. */
export const NO_SPRITE: Sprite = { frames: 0, columns: 0, width: 0, height: 0 };

/** Takes the pictures of a film in one pass and keeps them. */
@Injectable()
export class Pictures {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly creatives: CreativesRepository,
  ) {}

  /** Made aside and stored whole: nobody ever sees half a picture. @returns why there can be no picture */
  async store(
    { id }: Creative,
    path: string,
    film: Film,
    options: MediaOptions,
  ): Promise<Rejected | undefined> {
    const aside = await mkdtemp(join(tmpdir(), 'smarttag-pictures-'));
    try {
      const out = { poster: join(aside, 'poster'), sprite: join(aside, 'sprite') };
      const taken = await takePictures(path, film, out, options);
      if (!taken.ok) return taken;
      const { poster, sprite } = taken;
      await this.storage.put(posterKey(id, poster.format), await readFile(poster.path));
      if (sprite) await this.storage.put(spriteKey(id, sprite.format), await readFile(sprite.path));
      const { frames, columns, width, height } = sprite ?? NO_SPRITE;
      await this.creatives.noteSprite(SYSTEM, id, { frames, columns, width, height });
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
    return undefined;
  }
}
