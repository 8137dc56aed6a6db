import { Injectable, Logger } from '@nestjs/common';
import type { Creative } from '@smarttag/domain';

/** What tagging leaves behind, in its order. After any of them the process may die. */
export const TAGGING_STEPS = [
  'started',
  'hashed',
  'probed',
  'poster_stored',
  'claimed',
  'recorded',
  'followed',
] as const;
export type TaggingStep = (typeof TAGGING_STEPS)[number];

/** Told of each step of each file. */
@Injectable()
export class TaggingSteps {
  private readonly logger = new Logger('Tagging');

  reached(step: TaggingStep, { id, requestId }: Pick<Creative, 'id' | 'requestId'>): void {
    this.logger.debug({ creativeId: id, requestId, step }, 'Step');
  }
}
