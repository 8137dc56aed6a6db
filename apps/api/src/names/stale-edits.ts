import { Injectable } from '@nestjs/common';
import { DomainError, type ReadScope } from '@smarttag/domain';
import { NamesService } from './names.service.js';

/** A stale edit, or an undo that comes too late, is answered with what stands there now, and with who wrote it. */
@Injectable()
export class StaleEdits {
  constructor(private readonly names: NamesService) {}

  /** @throws the same error, told by name */
  async explain(scope: ReadScope, error: unknown): Promise<never> {
    if (!(error instanceof DomainError)) throw error;
    const { lastEditedBy, ...details } = error.details ?? {};
    if (typeof lastEditedBy !== 'string') throw error;
    const names = await this.names.of(scope, { people: [lastEditedBy] });
    throw new DomainError(error.code, error.message, { ...details, changedBy: names.person(lastEditedBy) });
  }
}
