import { Injectable } from '@nestjs/common';
import type { DuplicateOf, ReadScope, RecordedOwner, Tag } from '@smarttag/domain';
import { TagsRepository } from '@smarttag/domain/mongoose';

interface MaybeDuplicate {
  sha256?: string;
  duplicateOf?: RecordedOwner;
}

/** Who holds the Tag of a duplicate's bytes, as far as the asker may know. */
export type OwnerOf = (duplicate: MaybeDuplicate) => DuplicateOf | undefined;

const recorded = ({ duplicateOf }: MaybeDuplicate): DuplicateOf | undefined =>
  duplicateOf?.owner === 'you' ? { ...duplicateOf, at: duplicateOf.at.toISOString() } : duplicateOf;

const holder = (tag: Tag): DuplicateOf => ({
  owner: 'partner',
  partnerId: tag.partnerId,
  partnerName: tag.partnerName,
  creativeId: tag.creativeId,
  fileName: tag.fileName,
  at: tag.at.toISOString(),
});

/** A partner reads what its own record says; the link to the owner goes through `tags`, under the all-partners scope only. */
@Injectable()
export class DuplicateOwners {
  constructor(private readonly tags: TagsRepository) {}

  async of(scope: ReadScope, rows: MaybeDuplicate[]): Promise<OwnerOf> {
    if (scope.partnerId !== undefined) return recorded;
    const hashes = rows.flatMap(({ duplicateOf, sha256 }) => (duplicateOf && sha256 ? [sha256] : []));
    const tags = hashes.length === 0 ? [] : await this.tags.listBySha256(scope, hashes);
    const byHash = new Map(tags.map((tag) => [tag.sha256, tag]));
    return (row) => {
      const tag = row.duplicateOf && byHash.get(row.sha256 ?? '');
      return tag ? holder(tag) : recorded(row);
    };
  }
}
