import { derivedOf } from '../mongoose/tagging-records/tagging-record-keys.js';
import type { TaggingRecord } from '../rules/tagging-record.js';

interface Collections {
  collection(name: string): { insertMany(documents: object[]): Promise<unknown> };
}

/** Years of decisions at once, straight into the database: for lists and for measuring, not for rules. */
export const insertTaggingRecords = async (database: Collections, records: TaggingRecord[]) => {
  const AT_ONCE = 1_000;
  const taggingRecords = database.collection('taggingRecords');
  for (let first = 0; first < records.length; first += AT_ONCE)
    await taggingRecords.insertMany(
      records.slice(first, first + AT_ONCE).map(({ creativeId, ...rest }) => ({
        _id: creativeId,
        ...rest,
        ...derivedOf({ creativeId, ...rest }),
      })),
    );
};
