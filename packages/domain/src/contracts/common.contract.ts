import { z } from 'zod';

/** Ids are UUIDv7 strings made by us. */
export const Id = z.uuid();

/** A moment, ISO 8601 in UTC. */
export const Instant = z.iso.datetime({ offset: true });

/** A calendar day in the asker's time zone, `2026-11-18`. */
export const LocalDate = z.iso.date();

const isTimeZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
/** An IANA time zone, `Europe/London`. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'Not an IANA time zone.');

/** Opaque; made by the server from the last row of a page. */
export const Cursor = z.string().max(512);

export const PageQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Local days, both included; without them, all time. */
export const RangeQuery = z.object({
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  timeZone: TimeZone.default('UTC'),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: Cursor.optional() });

/** `?state=tagged&state=duplicate` and `?state=tagged,duplicate` mean the same. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => {
    if (value === undefined) return undefined;
    return (Array.isArray(value) ? value : [value])
      .flatMap((part) => String(part).split(','))
      .filter(Boolean);
  }, z.array(item).max(200).optional());

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** A count, exact up to `bound`; beyond it `exceeded` and shown as "10,000+". */
export const BoundedCount = z.object({ count: z.number().int(), exceeded: z.boolean() });
export type BoundedCount = z.infer<typeof BoundedCount>;

export const RequestId = z.string().regex(/^[\w-]{8,64}$/);
