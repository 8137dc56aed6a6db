import { Injectable } from '@nestjs/common';
import type { Creative, FileDeclaration, WriteScope } from '@smarttag/domain';
import { CreativesRepository } from '@smarttag/domain/mongoose';

type Lookalike = Creative['alreadyTagged'];

/** The partner's own tagged files that look like the declared ones: same size, same content hint. */
@Injectable()
export class AlreadyTaggedFiles {
  constructor(private readonly creatives: CreativesRepository) {}

  async among(
    scope: WriteScope,
    partnerId: string,
    files: FileDeclaration[],
  ): Promise<(file: FileDeclaration) => Lookalike> {
    const hints = files.flatMap(({ contentHint }) => contentHint ?? []);
    const tagged = await this.creatives.listTaggedByHints(scope, partnerId, hints);
    const byLooks = new Map(tagged.map((creative) => [looksOf(creative), lookalike(creative)]));
    return (file) => (file.contentHint ? byLooks.get(looksOf(file)) : undefined);
  }
}

const looksOf = ({ size, contentHint }: { size: number; contentHint?: string }) => `${size} ${contentHint}`;

const lookalike = ({ id, fileName, decidedAt }: Creative): Lookalike => ({
  creativeId: id,
  fileName,
  at: decidedAt!,
});
