import type { Dimension, Grain, TaggingRecord } from '../../src/index.js';
import type { Told } from './told-history.js';

/** Slow and obviously right: every record and every edit is looked at, its calendar is that of Intl. */
export interface SlowQuery {
  from: string;
  to: string;
  timeZone: string;
  grain: Grain;
  dimensions: Dimension[];
  filter: { [dimension in Dimension]?: string[] };
}

const FIELD = {
  partner: (record: TaggingRecord) => record.partnerId,
  kind: (record: TaggingRecord) => record.partnerKind,
  program: (record: TaggingRecord) => record.programId,
  businessCenter: (record: TaggingRecord) => record.businessCenterId,
  outcome: (record: TaggingRecord) => record.outcome,
  format: (record: TaggingRecord) => record.fileName.split('.').at(-1)!,
  uploader: (record: TaggingRecord) => record.uploaderId,
} satisfies Record<Dimension, (record: TaggingRecord) => string>;

const clocks = new Map<string, Intl.DateTimeFormat>();
const shownIn = (at: Date, timeZone: string) => {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  clocks.set(timeZone, clock);
  return clock.format(at);
};
export const dayOf = (at: Date, timeZone: string) => shownIn(at, timeZone).slice(0, 10);

/** The Thursday of a day's week says which year the week belongs to, and which of its Thursdays it is. */
const weekOf = (day: string) => {
  const thursday = new Date(`${day}T00:00:00Z`);
  while (thursday.getUTCDay() !== 4)
    thursday.setUTCDate(
      thursday.getUTCDate() + (thursday.getUTCDay() === 0 || thursday.getUTCDay() > 4 ? -1 : 1),
    );
  const nth =
    Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(nth).padStart(2, '0')}`;
};

export const labelOf = (at: Date, timeZone: string, grain: Grain): string => {
  const shown = shownIn(at, timeZone);
  const day = shown.slice(0, 10);
  if (grain === 'day') return day;
  if (grain === 'week') return weekOf(day);
  if (grain === 'month') return day.slice(0, 7);
  const minutes = Math.round((Date.parse(`${shown.replace(' ', 'T')}Z`) - at.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${day}T${shown.slice(11, 13)}:00${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
};

export interface SlowSums {
  submitted: number;
  tagged: number;
  duplicates: number;
  rejected: number;
  edits: number;
  bytes: number;
  videoSeconds: number;
  activePartners: number;
  /** Seconds to tag, in order. */
  toTag: number[];
}

const sumOf = (records: TaggingRecord[], edits: number): SlowSums => {
  const having = (outcome: string) => records.filter((record) => record.outcome === outcome);
  const ready = (record: TaggingRecord) =>
    Math.max(record.uploadedAt.getTime(), record.submittedAt.getTime());
  return {
    submitted: records.length,
    tagged: having('tagged').length,
    duplicates: having('duplicate').length,
    rejected: having('rejected').length,
    edits,
    bytes: records.reduce((sum, { size }) => sum + size, 0),
    videoSeconds: records.reduce((sum, { media }) => sum + media!.durationSeconds, 0),
    activePartners: new Set(records.map(({ partnerId }) => partnerId)).size,
    toTag: having('tagged')
      .map((record) => (record.decidedAt.getTime() - ready(record)) / 1_000)
      .sort((a, b) => a - b),
  };
};

/** By bucket, or by group. */
export const slowReport = ({ records, events }: Told, query: SlowQuery, by: 'bucket' | 'group') => {
  const byId = new Map(records.map((record) => [record.creativeId, record]));
  const place = new Map(events.map((event, index) => [event.id, index]));
  const decidedFirst = (id: string, creativeId: string) => place.get(id)! > place.get(`${creativeId}.3`)!;
  const edits = events.flatMap(({ id, action, at, subject }) =>
    (action === 'creative.edited' || action === 'creative.reverted') && decidedFirst(id, subject.id)
      ? [{ at, record: byId.get(subject.id)! }]
      : [],
  );
  const isAsked = ({ at, record }: { at: Date; record: TaggingRecord }) => {
    const day = dayOf(at, query.timeZone);
    const fits = Object.entries(query.filter).every(([dimension, values]) =>
      values.includes(FIELD[dimension as Dimension](record)),
    );
    return fits && query.from <= day && day <= query.to;
  };
  const keyOf = ({ at, record }: { at: Date; record: TaggingRecord }) =>
    by === 'bucket'
      ? labelOf(at, query.timeZone, query.grain)
      : query.dimensions.map((dimension) => FIELD[dimension](record)).join(' × ');
  const decisions = records.map((record) => ({ at: record.decidedAt, record })).filter(isAsked);
  const edited = edits.filter(isAsked);
  const keys = new Set([...decisions, ...edited].map(keyOf));
  return new Map(
    [...keys].map((key) => [
      key,
      sumOf(
        decisions.filter((one) => keyOf(one) === key).map(({ record }) => record),
        edited.filter((one) => keyOf(one) === key).length,
      ),
    ]),
  );
};
