import { z } from 'zod';
import { Id, Instant, LocalDate, PageQuery, listOf } from './common.contract.js';

export const DisputeState = z.enum(['open', 'answered']);
export type DisputeState = z.infer<typeof DisputeState>;

/** `upheld`: the platform agrees with the company that asked. */
export const DisputeVerdict = z.enum(['upheld', 'declined']);
export type DisputeVerdict = z.infer<typeof DisputeVerdict>;

/** "We made this": why, since when, and whom the platform can ask. */
export const DisputeOpen = z.object({
  why: z.string().trim().min(1).max(2000),
  since: LocalDate.optional(),
  contact: z.string().trim().max(200).optional(),
});
export type DisputeOpen = z.infer<typeof DisputeOpen>;

export const DisputeAnswer = z.object({
  verdict: DisputeVerdict,
  answer: z.string().trim().min(1).max(2000),
});
export type DisputeAnswer = z.infer<typeof DisputeAnswer>;

export const DisputeView = z.object({
  id: Id,
  creativeId: Id,
  fileName: z.string(),
  partnerId: Id,
  /** Only under the all-partners scope. */
  partnerName: z.string().optional(),
  state: DisputeState,
  why: z.string(),
  since: LocalDate.optional(),
  contact: z.string().optional(),
  openedBy: Id,
  openedByName: z.string(),
  openedAt: Instant,
  verdict: DisputeVerdict.optional(),
  answer: z.string().optional(),
  answeredByName: z.string().optional(),
  answeredAt: Instant.optional(),
});
export type DisputeView = z.infer<typeof DisputeView>;

export const DisputeListQuery = PageQuery.extend({ state: DisputeState.optional(), partnerId: listOf(Id) });
export type DisputeListQuery = z.infer<typeof DisputeListQuery>;
