import { Injectable } from '@nestjs/common';
import { isDecisionEvent, type HistoryEvent } from '@smarttag/domain';
import {
  ActionsRepository,
  HistoryRepository,
  OutboxesRepository,
  TaggingRecordsRepository,
} from '@smarttag/domain/mongoose';
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
    private readonly records: TaggingRecordsRepository,
  ) {}

  async copy(batch: number): Promise<Copied> {
    const [outboxes, actions] = await Promise.all([
      this.outboxes.pending(SYSTEM, batch),
      this.actions.pending(SYSTEM, batch),
    ]);
    const events = inOrder([...outboxes.map((outbox) => outbox.events), ...actions.map((one) => [one])]);
    if (events.length === 0) return { events: 0, full: false };
    await this.history.append(SYSTEM, events);
    await this.numberRecords(events);
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

  /** A record of Tagging History has the number of the event that tells of it: one order for both. */
  private async numberRecords(events: HistoryEvent[]): Promise<void> {
    const ids = events.filter(isDecisionEvent).map(({ id }) => id);
    const told = await this.history.listByIds(SYSTEM, ids);
    await this.records.numberOnce(
      SYSTEM,
      told.map(({ subject, seq }) => ({ creativeId: subject.id, seq })),
    );
  }
}
