import {
  makeTagId,
  type HistoryEvent,
  type Outcome,
  type PartnerKind,
  type TaggingRecord,
} from '@smarttag/domain';

/** Three events a record, in the order of history. */
export interface Decided {
  record: TaggingRecord;
  events: HistoryEvent[];
}

export const PARTNERS = 200;
export const PROGRAMS = 40;
export const PEOPLE_OF_A_PARTNER = 4;
const CENTERS_OF_A_PARTNER = 3;
const DAY_MS = 86_400_000;
/** Years ends before the day on which it is measured, so that no bucket is still running. */
export const YEARS_DAYS = 3 * 365;

const CLIENTS = ['juniper', 'halcyon', 'meridian', 'norrland', 'osteria', 'pelican', 'quarry', 'rosewood'];
const SUBJECTS = ['holiday_hero', 'serum_testimonial', 'trailrun_dawn', 'unboxing', 'recipe_loop', 'q_and_a'];
const FORMS = ['15s_9x16', '30s_9x16', '6s_1x1', '15s_4x5', '60s_16x9'];
const FORMATS = ['mp4', 'mp4', 'mp4', 'mp4', 'mp4', 'mp4', 'mov', 'mov', 'webm', 'avi'];
const EVERY_RARE = 997;

/** The same numbers in every run (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
/** In the form of a UUIDv7, as all our ids: the time, then what tells it from others. */
const idAt = (ms: number, n: number) =>
  `${hex(ms, 12).slice(0, 8)}-${hex(ms, 12).slice(8)}-7000-8000-${hex(n, 12)}`;
const idOf = (kind: number, n: number) => `00000000-0000-7000-8000-${hex(kind, 4)}${hex(n, 8)}`;

export const partnerId = (n: number) => idOf(1, n);
export const programId = (n: number) => idOf(2, n);
export const personId = (partner: number, n: number) => idOf(3, partner * PEOPLE_OF_A_PARTNER + n);
export const businessCenterId = (partner: number, n: number) =>
  String(7_300_000_000_000 + partner * CENTERS_OF_A_PARTNER + n).padEnd(19, '7');
export const kindOf = (partner: number): PartnerKind =>
  partner % 3 === 0 ? 'marketing_partner' : 'creative_service_provider';
export const nameOfPartner = (n: number) => `Partner ${n + 1}`;
export const nameOfProgram = (n: number) => `Program ${n + 1}`;
export const nameOfPerson = (partner: number, n: number) => `Person ${n + 1} of ${nameOfPartner(partner)}`;
/** One record has this word in its name. */
export const WORD_OF_ONE = 'wolverine';

/** Three years of decisions of 200 partners of very different size, oldest first, made as they are asked for. */
export function* market(size: number, until: Date, firstSeq: number): Generator<Decided> {
  const random = randomFrom(size);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const begin = until.getTime() - YEARS_DAYS * DAY_MS;
  const apart = (YEARS_DAYS * DAY_MS) / size;
  for (let n = 0; n < size; n += 1) {
    // The largest has every sixth file, the smallest hundred together every eleventh.
    const partner = Math.floor(PARTNERS ** random()) - 1;
    const decided = Math.floor(begin + (n + random()) * apart);
    const submitted = decided - Math.floor(5_000 + 300_000 * random() ** 4);
    const outcome: Outcome = n % EVERY_RARE === 0 ? 'rejected' : random() < 0.07 ? 'duplicate' : 'tagged';
    const program = Math.floor(PROGRAMS * random() ** 2);
    const person = Math.floor(PEOPLE_OF_A_PARTNER * random());
    const center = Math.floor(CENTERS_OF_A_PARTNER * random());
    const word = n === Math.floor(size / 2) ? `_${WORD_OF_ONE}` : '';
    const creativeId = idAt(decided, n);
    const bytes = Uint8Array.from({ length: 8 }, (_, place) => (n >>> (place * 5)) & 31);
    const record: TaggingRecord = {
      creativeId,
      submissionId: idAt(submitted, Math.floor(n / 12)),
      partnerId: partnerId(partner),
      partnerName: nameOfPartner(partner),
      partnerKind: kindOf(partner),
      outcome,
      ...(outcome === 'tagged' && { tagId: makeTagId(bytes) }),
      sha256: hex(n, 16).padStart(64, 'a5'),
      fileName: `${pick(CLIENTS)}_${pick(SUBJECTS)}${word}_${pick(FORMS)}_v${1 + (n % 30)}.${pick(FORMATS)}`,
      size: Math.floor(2_000_000 + 400_000_000 * random() ** 3),
      businessCenterId: businessCenterId(partner, center),
      programId: programId(program),
      programName: nameOfProgram(program),
      uploaderId: personId(partner, person),
      uploaderName: nameOfPerson(partner, person),
      uploadedAt: new Date(submitted - Math.floor(60_000 * random())),
      submittedAt: new Date(submitted),
      decidedAt: new Date(decided),
      seq: firstSeq + n * 3 + 2,
      media: {
        container: 'mp4',
        durationSeconds: pick([6, 15, 30, 60]),
        video: { codec: 'h264', width: 1080, height: 1920 },
      },
      // No file lies behind it: a page that asks for its picture would be refused, and history say so.
      hasPoster: false,
    };
    yield { record, events: eventsOf(record) };
  }
}

const eventsOf = ({
  creativeId,
  partnerId: owner,
  uploaderId,
  outcome,
  submittedAt,
  decidedAt,
}: TaggingRecord): HistoryEvent[] => {
  const event = (revision: number, action: HistoryEvent['action'], at: Date): HistoryEvent => ({
    id: `${creativeId}.${revision}`,
    at,
    requestId: `request of ${creativeId}`,
    actorId: uploaderId,
    action,
    subject: { type: 'creative', id: creativeId },
    partnerId: owner,
  });
  return [
    event(1, 'creative.submitted', submittedAt),
    event(2, 'creative.tagging', submittedAt),
    event(3, `creative.${outcome}`, decidedAt),
  ];
};
