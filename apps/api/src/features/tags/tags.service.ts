import { Injectable } from '@nestjs/common';
import { DomainError, parseTagId, type Tag, type TagLookup, type TagView } from '@smarttag/domain';
import { TagsRepository } from '@smarttag/domain/mongoose';
import type { Asker } from '@smarttag/service-kit';

const tagView = (tag: Tag): TagView => ({
  tagId: tag.tagId,
  sha256: tag.sha256,
  creativeId: tag.creativeId,
  partnerId: tag.partnerId,
  partnerName: tag.partnerName,
  partnerKind: tag.partnerKind,
  businessCenterId: tag.businessCenterId,
  businessCenterName: tag.businessCenterName,
  programId: tag.programId,
  programName: tag.programName,
  fileName: tag.fileName,
  size: tag.size,
  at: tag.at.toISOString(),
});

/** Who made this file: inside the asker's scope the statement, outside it only whether there is one. */
@Injectable()
export class TagsService {
  constructor(private readonly tags: TagsRepository) {}

  async byTagId({ readScope }: Asker, typed: string): Promise<TagLookup> {
    const tagId = parseTagId(typed);
    if (!tagId)
      throw new DomainError('VALIDATION_FAILED', 'This is no tag ID. Compare it again, sign by sign.', {
        fields: [{ field: 'tagId', message: 'No tag ID has this check character.' }],
      });
    const tag = await this.tags.findByTagId(readScope, tagId);
    return tag
      ? { registered: true, tag: tagView(tag) }
      : { registered: await this.tags.isTagIdRegistered(tagId) };
  }

  async bySha256({ readScope }: Asker, sha256: string): Promise<TagLookup> {
    const tag = await this.tags.findBySha256(readScope, sha256);
    return tag
      ? { registered: true, tag: tagView(tag) }
      : { registered: await this.tags.isRegistered(sha256) };
  }
}
