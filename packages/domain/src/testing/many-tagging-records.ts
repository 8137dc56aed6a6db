import { derivedOf } from '../mongoose/tagging-records/tagging-record-keys.js';
import type { TaggingRecordView } from '../contracts/tagging-record.contract.js';
import type { TaggingRecord } from '../rules/tagging-record.js';
import { aTaggingRecord } from './builders.js';

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

const OUTCOMES = ['tagged', 'tagged', 'tagged', 'tagged', 'duplicate', 'tagged', 'rejected'] as const;
const YEARS_MS = 3 * 365 * 86_400_000;

/** Three years of many companies, of very different size, beside a record that is there: for pictures. */
export const insertManyTaggingRecords = async (
  mongoUrl: string,
  like: Pick<TaggingRecordView, 'programId' | 'programName' | 'uploaderId' | 'uploaderName'>,
  count: number,
  now: Date,
): Promise<void> => {
  // Only who asks for this needs a database.
  const { createConnection } = await import('mongoose');
  const connection = await createConnection(mongoUrl).asPromise();
  const { programId, programName, uploaderId, uploaderName } = like;
  const records = Array.from({ length: count }, (_, n) => {
    const company = Math.floor(Math.sqrt(n % 400));
    const at = new Date(now.getTime() - Math.floor((n / count) * YEARS_MS));
    const outcome = OUTCOMES[n % OUTCOMES.length]!;
    return aTaggingRecord({
      partnerId: `company ${company}`,
      partnerName: `Company number ${company} of the world’s creative service providers`,
      partnerKind: company % 3 === 0 ? 'marketing_partner' : 'creative_service_provider',
      outcome,
      tagId: outcome === 'tagged' ? '7K4M-9QXR-H' : undefined,
      duplicateOf: outcome === 'duplicate' ? { owner: 'another_company' } : undefined,
      rejection: outcome === 'rejected' ? { reason: 'no_video_stream' } : undefined,
      fileName: `meridian_trailrun_dawn_broadcast_master_graded_stereo_mix_16x9_v${n}.mp4`,
      businessCenterId: String(7_398_888_478_508_941_000n + BigInt(n % 40)),
      hasPoster: false,
      uploadedAt: at,
      submittedAt: at,
      decidedAt: at,
      programId,
      programName,
      uploaderId,
      uploaderName,
    });
  });
  try {
    await insertTaggingRecords(connection, records);
  } finally {
    await connection.close();
  }
};
