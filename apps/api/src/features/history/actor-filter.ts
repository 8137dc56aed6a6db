import { Injectable } from '@nestjs/common';
import type { ReadScope } from '@smarttag/domain';
import { NamesService } from '../../names/names.service.js';

/** Whom one may look for: a partner its own people and the system, never a person of the platform. */
@Injectable()
export class ActorFilter {
  constructor(private readonly names: NamesService) {}

  /** @returns undefined for no filter, and an empty list when nobody of them may be looked for */
  async searchable(scope: ReadScope, ids: string[] | undefined): Promise<string[] | undefined> {
    if (!ids || ids.length === 0) return undefined;
    const names = await this.names.of(scope, { people: ids });
    return ids.filter((id) => names.actor(id) === id);
  }
}
