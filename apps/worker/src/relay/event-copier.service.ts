import { Injectable } from '@nestjs/common';
import { ActionsRepository, HistoryRepository, OutboxesRepository } from '@smarttag/domain/mongoose';
import { SYSTEM } from '../scope.js';
import { inOrder } from './in-order.js';

export interface Copied {
  events: number;
  /** When the oldest of them happened. */
  oldest?: Date;
  /** More may wait than one batch takes. */
  full: boolean;
}

/**
 * Copies one batch of outboxes and actions to history, then takes it out of them. History knows an event by
 * its id and gives it a number once, so whoever dies between the two, or runs beside another, repeats nothing.
 */
@Injectable()
export class EventCopier {
  constructor(
    private readonly outboxes: OutboxesRepository,
    private readonly actions: ActionsRepository,
    private readonly history: HistoryRepository,
  ) {}

  async copy(batch: number): Promise<Copied> {
    const [outboxes, actions] = await Promise.all([
      this.outboxes.pending(SYSTEM, batch),
      this.actions.pending(SYSTEM, batch),
    ]);
    const events = inOrder([...outboxes.map((outbox) => outbox.events), ...actions.map((one) => [one])]);
    if (events.length === 0) return { events: 0, full: false };
    await this.history.append(SYSTEM, events);
    await Promise.all([
      this.outboxes.pull(SYSTEM, outboxes),
      this.actions.remove(
        SYSTEM,
        actions.map(({ id }) => id),
      ),
    ]);
    return {
      events: events.length,
      oldest: events[0]!.at,
      full: outboxes.length >= batch || actions.length >= batch,
    };
  }
}
