import type { Connection, Model } from 'mongoose';
import type { HistoryEvent } from '../../rules/history-event.js';
import type { SystemScope } from '../../rules/scopes.js';
import { modelOf } from '../collection.js';
import { BusinessCenterSchema } from '../business-centers/business-center.schema.js';
import { CreativeSchema } from '../creatives/creative.schema.js';
import type { WithOutbox } from '../stored.js';
import { DisputeSchema } from '../disputes/dispute.schema.js';
import { ExportSchema } from '../exports/export.schema.js';
import { PartnerSchema } from '../partners/partner.schema.js';
import { ProgramSchema } from '../programs/program.schema.js';
import { SavedViewSchema } from '../saved-views/saved-view.schema.js';
import { SettingsSchema } from '../settings/settings.schema.js';
import { SubmissionSchema } from '../submissions/submission.schema.js';
import { UserSchema } from '../users/user.schema.js';

type Outboxed = WithOutbox & { _id: string };

/** A document's events that history may not hold yet, in their order. */
export interface PendingOutbox {
  source: string;
  documentId: string;
  events: HistoryEvent[];
}

/** The outboxes of all documents that have one, as the relay sees them. */
export class OutboxesRepository {
  private readonly models: Model<Outboxed>[];

  constructor(connection: Connection) {
    this.models = [
      modelOf(connection, 'Submission', SubmissionSchema),
      modelOf(connection, 'Creative', CreativeSchema),
      modelOf(connection, 'BusinessCenter', BusinessCenterSchema),
      modelOf(connection, 'Export', ExportSchema),
      modelOf(connection, 'SavedView', SavedViewSchema),
      modelOf(connection, 'Dispute', DisputeSchema),
      modelOf(connection, 'Program', ProgramSchema),
      modelOf(connection, 'Partner', PartnerSchema),
      modelOf(connection, 'User', UserSchema),
      modelOf(connection, 'Settings', SettingsSchema),
    ] as unknown as Model<Outboxed>[];
  }

  /** Up to `limit` documents of each kind, those that wait longest first. */
  async pending(_scope: SystemScope, limit: number): Promise<PendingOutbox[]> {
    const perModel = await Promise.all(
      this.models.map(async (model) => {
        const found = await model
          .find({ 'outbox.at': { $gt: new Date(0) } })
          .sort({ 'outbox.at': 1 })
          .limit(limit)
          .select({ outbox: 1 })
          .lean<Outboxed[]>();
        return found.map(({ _id, outbox }) => ({ source: model.modelName, documentId: _id, events: outbox }));
      }),
    );
    const oldest = (outbox: PendingOutbox) => outbox.events[0]!.at.getTime();
    return perModel.flat().sort((a, b) => oldest(a) - oldest(b));
  }

  /** Once history holds them. */
  async pull(_scope: SystemScope, outboxes: PendingOutbox[]): Promise<void> {
    for (const model of this.models) {
      const updates = outboxes
        .filter(({ source }) => source === model.modelName)
        .map(({ documentId, events }) => ({
          updateOne: {
            filter: { _id: documentId },
            update: { $pull: { outbox: { id: { $in: events.map(({ id }) => id) } } } },
          },
        }));
      if (updates.length > 0) await model.bulkWrite(updates, { ordered: false });
    }
  }
}
