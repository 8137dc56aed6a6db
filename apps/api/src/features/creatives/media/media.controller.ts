import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Cause } from '@smarttag/domain';
import { CurrentAsker, CurrentCause, type Asker } from '@smarttag/service-kit';
import type { Storage } from '@smarttag/storage';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { STORAGE } from '../../../config/config.module.js';
import { contentDisposition } from './content-disposition.js';
import { mediaTypeOf } from './media-type.js';
import { MediaService, type Picture } from './media.service.js';
import { sendMedia } from './send-media.js';

/** `?download` by its presence; `?download=false` means no. */
const MediaQuery = z.object({ download: z.string().optional() });

@Controller('creatives/:id')
export class MediaController {
  constructor(
    private readonly media: MediaService,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  @Get('media')
  async original(
    @CurrentAsker() asker: Asker,
    @CurrentCause() cause: Cause,
    @Param('id') id: string,
    @Query({ schema: MediaQuery }) { download }: z.infer<typeof MediaQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const media = await this.media.original(asker, id);
    const asked = download !== undefined && download !== 'false';
    if (request.method === 'GET')
      await this.media.recordAccess(
        asker,
        cause,
        media.creative,
        asked ? 'creative.downloaded' : 'creative.viewed',
      );
    await sendMedia(request, response, {
      storage: this.storage,
      media,
      etag: `"${media.creative.sha256 ?? `${media.creative.id}-${media.size}`}"`,
      headers: {
        'Content-Type': mediaTypeOf(media.creative),
        'Content-Disposition': contentDisposition(asked ? 'attachment' : 'inline', media.creative.fileName),
      },
    });
  }

  @Get('poster')
  async poster(
    @CurrentAsker() asker: Asker,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.sendPicture(request, response, await this.media.poster(asker, id));
  }

  /** Frames of the whole clip in one picture; `sprite` of the creative says how they lie. */
  @Get('sprite')
  async sprite(
    @CurrentAsker() asker: Asker,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.sendPicture(request, response, await this.media.sprite(asker, id));
  }

  private sendPicture(request: Request, response: Response, media: Picture): Promise<void> {
    return sendMedia(request, response, {
      storage: this.storage,
      media,
      etag: `"${media.creative.id}-${media.size}"`,
      headers: { 'Content-Type': `image/${media.format}` },
    });
  }
}
