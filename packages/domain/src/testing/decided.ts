import { HistoryRepository } from '../mongoose/history/history.repository.js';
import { TaggingRecordsRepository } from '../mongoose/tagging-records/tagging-records.repository.js';
import type { HistoryEvent } from '../rules/history-event.js';
import { systemScope } from '../rules/scopes.js';
import type { TaggingRecord } from '../rules/tagging-record.js';
import { aCause } from './builders.js';

const decisionOf = (record: TaggingRecord): HistoryEvent => ({
  ...aCause({ at: record.decidedAt }),
  id: `${record.creativeId}.4`,
  action: `creative.${record.outcome}`,
  subject: { type: 'creative', id: record.creativeId },
  partnerId: record.partnerId,
});

/** Decided long ago and told by history, straight into the database: for reports and pictures, not for rules. */
export const insertDecided = async (mongoUrl: string, decided: TaggingRecord[]): Promise<void> => {
  // Only who asks for this needs a database.
  const { createConnection } = await import('mongoose');
  const connection = await createConnection(mongoUrl).asPromise();
  try {
    const records = new TaggingRecordsRepository(connection);
    for (const record of decided) await records.insertOnce(systemScope(), record);
    await new HistoryRepository(connection).append(systemScope(), decided.map(decisionOf));
  } finally {
    await connection.close();
  }
};
