import { z } from 'zod';
import { Cursor, Id, Instant, PageQuery, RangeQuery, listOf } from './common.contract.js';

export const SUBJECT_TYPES = [
  'submission',
  'creative',
  'business_center',
  'session',
  'user',
  'route',
  'export',
  'saved_view',
  'dispute',
  'program',
  'partner',
  'settings',
] as const;
export const SubjectType = z.enum(SUBJECT_TYPES);
export type SubjectType = z.infer<typeof SubjectType>;

/** Frozen strings: reports, exports and later the ledger read them for ever. */
export const HISTORY_ACTIONS = [
  'submission.created',
  'submission.changed',
  'submission.submitted',
  'submission.discarded',
  'creative.declared',
  'creative.released',
  'creative.uploaded',
  'creative.cancelled',
  'creative.restored',
  'creative.expired',
  'creative.submitted',
  'creative.tagging',
  'creative.tagged',
  'creative.duplicate',
  'creative.rejected',
  'creative.failed',
  'creative.retried',
  'creative.edited',
  'creative.reverted',
  'creative.viewed',
  'creative.downloaded',
  'business_center.stated',
  'business_center.confirmed',
  'business_center.unconfirmed',
  'business_center.noted',
  'session.started',
  'session.ended',
  'session.refused',
  'access.refused',
  'account.changed',
  'export.started',
  'export.finished',
  'export.broken',
  'saved_view.created',
  'saved_view.changed',
  'saved_view.removed',
  'dispute.opened',
  'dispute.answered',
  'program.created',
  'program.changed',
  'program.archived',
  'program.restored',
  'partner.created',
  'partner.changed',
  'partner.suspended',
  'partner.restored',
  'user.invited',
  'user.joined',
  'user.changed',
  'user.deactivated',
  'user.restored',
  'user.reset',
  'settings.changed',
] as const;
export const HistoryAction = z.enum(HISTORY_ACTIONS);
export type HistoryAction = z.infer<typeof HistoryAction>;

export const HistoryEventView = z.object({
  id: z.string(),
  /** The only order; contiguous from 1. */
  seq: z.number().int(),
  at: Instant,
  requestId: z.string(),
  actorId: z.string(),
  /** A person's present name, "SmartTag" for the system, "Platform" for platform staff seen by a partner. */
  actorName: z.string(),
  action: HistoryAction,
  subject: z.object({ type: SubjectType, id: z.string() }),
  /** The present name of a creative, program, partner or person, where the asker may see it. */
  subjectName: z.string().optional(),
  partnerId: Id.optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
});
export type HistoryEventView = z.infer<typeof HistoryEventView>;

export const HistoryFilters = RangeQuery.extend({
  action: listOf(HistoryAction),
  actorId: listOf(z.string().max(64)),
  partnerId: listOf(Id),
  subjectId: z.string().max(200).optional(),
  /** All that one request did. */
  requestId: z.string().max(64).optional(),
});
export type HistoryFilters = z.infer<typeof HistoryFilters>;

export const HistoryQuery = HistoryFilters.extend(PageQuery.shape);
export type HistoryQuery = z.infer<typeof HistoryQuery>;

/** `refine`: as in the page of creatives. */
export const HistoryPage = z.object({
  items: z.array(HistoryEventView),
  nextCursor: Cursor.optional(),
  refine: z.boolean().optional(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** One message of `GET /api/events`; its SSE id is `seq`, so `Last-Event-ID` resumes without a gap. */
export const LiveEvent = HistoryEventView.omit({ actorName: true, subjectName: true });
export type LiveEvent = z.infer<typeof LiveEvent>;
