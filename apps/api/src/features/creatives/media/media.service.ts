import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Cause, type Creative } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';
import {
  originalKey,
  posterKey,
  spriteKey,
  type PosterFormat,
  type Storage,
  type StorageKey,
} from '@smarttag/storage';
import { ActionsService } from '../../../actions/actions.service.js';
import { oncePerHalfHour } from '../../../actions/once-per-half-hour.js';
import { inScope } from '../../../asking/in-scope.js';
import { STORAGE } from '../../../config/config.module.js';

/** A stored file that may be sent. */
export interface Media {
  creative: Creative;
  key: StorageKey;
  size: number;
}

export type Picture = Media & { format: PosterFormat };

const POSTER_FORMATS: PosterFormat[] = ['webp', 'jpeg'];

@Injectable()
export class MediaService {
  constructor(
    private readonly creatives: CreativesRepository,
    private readonly actions: ActionsService,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  /** The uploaded bytes, once they are all there. */
  async original(asker: Asker, id: string): Promise<Media> {
    const creative = inScope(await this.creatives.findById(asker.readScope, id));
    const key = originalKey(creative.id);
    const size = creative.uploadedAt ? await this.storage.size(key) : undefined;
    if (size === undefined) throw new DomainError('NOT_FOUND', 'The bytes of this file are not here.');
    return { creative, key, size };
  }

  poster(asker: Asker, id: string): Promise<Picture> {
    return this.picture(asker, id, posterKey);
  }

  sprite(asker: Asker, id: string): Promise<Picture> {
    return this.picture(asker, id, spriteKey);
  }

  private async picture(
    { readScope }: Asker,
    id: string,
    keyOf: (creativeId: string, format: PosterFormat) => StorageKey,
  ): Promise<Picture> {
    const creative = inScope(await this.creatives.findById(readScope, id));
    for (const format of POSTER_FORMATS) {
      const key = keyOf(creative.id, format);
      const size = await this.storage.size(key);
      if (size !== undefined) return { creative, key, size, format };
    }
    throw new DomainError('NOT_FOUND', 'There is no picture of this file yet.');
  }

  /** Once per session, creative and half hour, before the first byte goes out. */
  async recordAccess(
    asker: Asker,
    cause: Cause,
    { id, partnerId }: Creative,
    action: 'creative.viewed' | 'creative.downloaded',
  ): Promise<void> {
    await this.actions.record({
      ...cause,
      id: oncePerHalfHour(cause.at, asker.session.id, id, action),
      action,
      subject: { type: 'creative', id },
      partnerId,
    });
  }
}
