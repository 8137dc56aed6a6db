import { Injectable } from '@nestjs/common';
import { NUDGES, type HistoryEvent } from '@smarttag/domain';
import { ActionsRepository } from '@smarttag/domain/mongoose';
import { Nudges } from '@smarttag/service-kit';
import { v7 as uuid } from 'uuid';

/** Writes down what happened without changing a document, before the answer is given. */
@Injectable()
export class ActionsService {
  constructor(
    private readonly actions: ActionsRepository,
    private readonly nudges: Nudges,
  ) {}

  /** @param action an `id` of its own makes a repeat the same action */
  async record(action: Omit<HistoryEvent, 'id'> & { id?: string }): Promise<void> {
    await this.actions.insert({ ...action, id: action.id ?? uuid() });
    this.nudges.nudge(NUDGES.outbox);
  }
}
