import { z } from 'zod';
import { BoundedCount, Cursor, Id, Instant, PageQuery, RangeQuery, listOf } from './common.contract.js';
import { DuplicateOf } from './creative.contract.js';
import { MediaFacts, Rejection } from './media.contract.js';
import { PartnerKind } from './partner.contract.js';

export const OUTCOMES = ['tagged', 'duplicate', 'rejected'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** What was decided for one file, with the names as they were then. Nothing changes it. */
export const TaggingRecordView = z.object({
  creativeId: Id,
  submissionId: Id,
  partnerId: Id,
  partnerName: z.string(),
  partnerKind: PartnerKind,
  outcome: Outcome,
  tagId: z.string().optional(),
  sha256: z.string(),
  fileName: z.string(),
  size: z.number(),
  businessCenterId: z.string(),
  businessCenterName: z.string().optional(),
  programId: Id,
  programName: z.string(),
  uploaderId: Id,
  uploaderName: z.string(),
  uploadedAt: Instant,
  submittedAt: Instant,
  decidedAt: Instant,
  /** Of the event that tells of the decision; absent for the moment until history has it. */
  seq: z.number().int().optional(),
  duplicateOf: DuplicateOf.optional(),
  rejection: Rejection.optional(),
  media: MediaFacts.optional(),
  hasPoster: z.boolean(),
});
export type TaggingRecordView = z.infer<typeof TaggingRecordView>;

export const TaggingHistoryFilters = RangeQuery.extend({
  search: z.string().trim().max(200).optional(),
  outcome: listOf(Outcome),
  programId: listOf(Id),
  businessCenterId: listOf(z.string().regex(/^\d{1,40}$/)),
  uploaderId: listOf(Id),
  /** As in My Creatives: the extension without its dot. */
  format: listOf(z.string().max(20)),
  partnerId: listOf(Id),
  partnerKind: listOf(PartnerKind),
});
export type TaggingHistoryFilters = z.infer<typeof TaggingHistoryFilters>;
export const TaggingHistoryQuery = TaggingHistoryFilters.extend(PageQuery.shape);
export type TaggingHistoryQuery = z.infer<typeof TaggingHistoryQuery>;

/** `refine`: as in the page of creatives. */
export const TaggingHistoryPage = z.object({
  items: z.array(TaggingRecordView),
  nextCursor: Cursor.optional(),
  refine: z.boolean().optional(),
});
export type TaggingHistoryPage = z.infer<typeof TaggingHistoryPage>;

/** Filters that show the count of each of their values. */
export const TAGGING_FACETS = [
  'outcome',
  'programId',
  'businessCenterId',
  'format',
  'uploaderId',
  'partnerId',
  'partnerKind',
] as const;
export const TaggingFacetName = z.enum(TAGGING_FACETS);
export type TaggingFacetName = z.infer<typeof TaggingFacetName>;

/** What this filter would find with another value, all other filters as they are. Most frequent first. */
export const TaggingFacet = z.object({
  values: z.array(BoundedCount.extend({ value: z.string(), name: z.string().optional() })),
  /** Every value there is: one that is not listed counts zero. */
  complete: z.boolean(),
});
export type TaggingFacet = z.infer<typeof TaggingFacet>;

export const TaggingHistoryFacets = z.object({
  records: BoundedCount,
  facets: z.partialRecord(TaggingFacetName, TaggingFacet),
});
export type TaggingHistoryFacets = z.infer<typeof TaggingHistoryFacets>;

/** Lists that were handed over as files and hold one record. */
export const RecordExports = z.object({
  items: z.array(
    z.object({
      id: Id,
      createdBy: z.string(),
      createdByName: z.string(),
      finishedAt: Instant,
      rows: z.number().int(),
      sha256: z.string(),
    }),
  ),
});
export type RecordExports = z.infer<typeof RecordExports>;
