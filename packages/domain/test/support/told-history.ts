import type { Connection } from 'mongoose';
import type { HistoryEvent, TaggingRecord } from '../../src/index.js';
import { HistoryRepository, TaggingRecordsRepository } from '../../src/mongoose/index.js';
import { systemScope } from '../../src/index.js';
import { aCause, aTaggingRecord } from '../../src/testing/index.js';

const SYSTEM = systemScope();

/** The same numbers in every run. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
};

const OUTCOMES = ['tagged', 'tagged', 'tagged', 'duplicate', 'rejected'] as const;
const KINDS = ['creative_service_provider', 'marketing_partner'] as const;
const QUARTER_MS = 900_000;

export interface Told {
  records: TaggingRecord[];
  events: HistoryEvent[];
}

/** What was decided and edited from one moment to another, in the order in which history learns of it. */
export const tellHistory = (count: number, from: Date, until: Date, seed = 7): Told => {
  const random = randomFrom(seed);
  const span = until.getTime() - from.getTime();
  const records = Array.from({ length: count }, (_, n) => {
    // Some fall on the very quarter hour at which days begin and end.
    const at = from.getTime() + random(span);
    const decidedAt = new Date(n % 5 === 0 ? Math.floor(at / QUARTER_MS) * QUARTER_MS : at);
    const partner = Math.min(random(4), random(4));
    const outcome = OUTCOMES[random(OUTCOMES.length)]!;
    const seconds = random(100_000) / 1_000;
    return aTaggingRecord({
      creativeId: `creative ${n}`,
      partnerId: `partner ${partner}`,
      partnerKind: KINDS[partner % 2]!,
      programId: `program ${random(3)}`,
      businessCenterId: `${100 + random(3)}`,
      uploaderId: `person ${partner}.${random(2)}`,
      fileName: `film ${n}.${['mp4', 'mov', 'webm'][random(3)]}`,
      outcome,
      size: random(1_000_000_000),
      uploadedAt: new Date(decidedAt.getTime() - random(120_000)),
      submittedAt: new Date(decidedAt.getTime() - random(120_000)),
      decidedAt,
      media: { container: 'mp4', durationSeconds: seconds, video: { codec: 'h264', width: 9, height: 16 } },
    });
  }).sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
  const events = records.flatMap((record): HistoryEvent[] => {
    const event = (revision: number, action: HistoryEvent['action'], at: Date): HistoryEvent => ({
      ...aCause({ at }),
      id: `${record.creativeId}.${revision}`,
      action,
      subject: { type: 'creative', id: record.creativeId },
      partnerId: record.partnerId,
    });
    const after = new Date(record.decidedAt.getTime() + random(5 * 86_400_000));
    return [
      event(1, 'creative.tagging', record.submittedAt),
      // An edit before the decision is part of what was decided.
      ...(random(6) === 0 ? [event(2, 'creative.edited', record.submittedAt)] : []),
      event(3, `creative.${record.outcome}`, record.decidedAt),
      ...(random(3) === 0 ? [event(4, 'creative.edited', after)] : []),
      ...(random(9) === 0 ? [event(5, 'creative.reverted', after)] : []),
    ];
  });
  return { records, events };
};

/** Records first, then history, as a worker and its relay write them. */
export const insertTold = async (connection: Connection, { records, events }: Told): Promise<void> => {
  const repository = new TaggingRecordsRepository(connection);
  for (const record of records) await repository.insertOnce(SYSTEM, record);
  await new HistoryRepository(connection).append(SYSTEM, events);
};
