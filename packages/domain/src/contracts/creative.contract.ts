import { z } from 'zod';
import { BoundedCount, Cursor, Id, Instant, PageQuery, RangeQuery, listOf } from './common.contract.js';
import { DisputeState } from './dispute.contract.js';
import { Failure, MediaFacts, Rejection, Sprite } from './media.contract.js';

export const CREATIVE_STATES = [
  'uploading',
  'uploaded',
  'cancelled',
  'expired',
  'tagging',
  'tagged',
  'duplicate',
  'rejected',
  'failed',
] as const;
export const CreativeState = z.enum(CREATIVE_STATES);
export type CreativeState = z.infer<typeof CreativeState>;

/** One file of the same partner with the same size and content hint that carries a Tag. */
export const AlreadyTagged = z.object({ creativeId: Id, fileName: z.string(), at: Instant });
export type AlreadyTagged = z.infer<typeof AlreadyTagged>;

/** Who holds the Tag of these exact bytes. Of another company nothing is said, not even when. */
export const DuplicateOf = z.discriminatedUnion('owner', [
  z.object({
    owner: z.literal('you'),
    creativeId: Id,
    fileName: z.string(),
    at: Instant,
    sameSubmission: z.boolean(),
  }),
  z.object({ owner: z.literal('another_company') }),
  /** Under the all-partners scope only. */
  z.object({
    owner: z.literal('partner'),
    partnerId: Id,
    partnerName: z.string(),
    creativeId: Id,
    fileName: z.string(),
    at: Instant,
  }),
]);
export type DuplicateOf = z.infer<typeof DuplicateOf>;

export const FileDeclaration = z.object({
  fileName: z.string().min(1).max(1024),
  size: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  mimeType: z.string().max(255).default(''),
  lastModified: z.number().int().nonnegative().optional(),
  contentHint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** As long as the longest path a system knows: one long path must not refuse a batch. */
  relativePath: z.string().max(32_767).optional(),
});
export type FileDeclaration = z.infer<typeof FileDeclaration>;
export type FileDeclarationInput = z.input<typeof FileDeclaration>;

export const DeclareFiles = z.object({ files: z.array(FileDeclaration).min(1).max(1000) });
export type DeclareFiles = z.infer<typeof DeclareFiles>;

/** The last edit of one field; `eventId` is what a revert names. */
export const FieldEdit = z.object({
  eventId: z.string(),
  editorId: z.string(),
  editorName: z.string(),
  at: Instant,
});
export type FieldEdit = z.infer<typeof FieldEdit>;

export const CreativeView = z.object({
  id: Id,
  submissionId: Id,
  partnerId: Id,
  /** Only under the all-partners scope. */
  partnerName: z.string().optional(),
  state: CreativeState,
  fileName: z.string(),
  originalFileName: z.string(),
  relativePath: z.string().optional(),
  size: z.number(),
  mimeType: z.string(),
  lastModified: z.number().optional(),
  contentHint: z.string().optional(),
  uploaderId: Id,
  uploaderName: z.string(),
  businessCenterId: z.string().optional(),
  businessCenterName: z.string().optional(),
  programId: Id.optional(),
  programName: z.string().optional(),
  /** User edits so far; sent back with an edit to detect a stale one. */
  version: z.number().int(),
  createdAt: Instant,
  uploadedAt: Instant.optional(),
  submittedAt: Instant.optional(),
  decidedAt: Instant.optional(),
  tagId: z.string().optional(),
  sha256: z.string().optional(),
  duplicateOf: DuplicateOf.optional(),
  rejection: Rejection.optional(),
  failure: Failure.optional(),
  media: MediaFacts.optional(),
  hasPoster: z.boolean(),
  /** Present once `/sprite` answers. */
  sprite: Sprite.optional(),
  /** "We made this", opened for a duplicate of another company's bytes. */
  dispute: z.object({ id: Id, state: DisputeState }).optional(),
  /** Who changed it last, by field; nothing for a field that nobody edited. */
  edits: z.object({ fileName: FieldEdit.optional(), programId: FieldEdit.optional() }).optional(),
  alreadyTagged: AlreadyTagged.optional(),
  /** Left out by Submit until the person says "Upload it anyway". */
  heldBack: z.boolean(),
  changedWhileUploading: z.boolean(),
  /** Until when `restore` brings a cancelled one back. */
  restorableUntil: Instant.optional(),
  /** tus; present while bytes may still arrive. */
  uploadUrl: z.string().optional(),
  /** A hint for lists; only HEAD tells the true offset. */
  uploadOffset: z.number().optional(),
  /** Follows the file from browser to tag: sent as `X-Request-Id` with its bytes, found in every log line about it. */
  requestId: z.string(),
});
export type CreativeView = z.infer<typeof CreativeView>;

export const DeclaredFiles = z.object({ creatives: z.array(CreativeView) });
export type DeclaredFiles = z.infer<typeof DeclaredFiles>;

export const CreativePatch = z
  .object({
    fileName: z.string().max(1024).optional(),
    programId: Id.optional(),
    version: z.number().int().nonnegative(),
  })
  .refine((patch) => patch.fileName !== undefined || patch.programId !== undefined, 'Nothing to change.');
export type CreativePatch = z.infer<typeof CreativePatch>;

/** Puts back what an event changed, as a new event. */
export const CreativeRevert = z.object({ eventId: z.string().max(64) });
export type CreativeRevert = z.infer<typeof CreativeRevert>;

export const CreativeFilters = RangeQuery.extend({
  dateBy: z.enum(['tagging', 'upload']).default('tagging'),
  search: z.string().trim().max(200).optional(),
  programId: listOf(Id),
  businessCenterId: listOf(z.string().regex(/^\d{1,40}$/)),
  state: listOf(CreativeState),
  format: listOf(z.string().max(20)),
  uploaderId: listOf(Id),
  partnerId: listOf(Id),
});
export type CreativeFilters = z.infer<typeof CreativeFilters>;

export const CreativeListQuery = CreativeFilters.extend(PageQuery.shape).extend({
  sort: z.enum(['newest', 'oldest']).default('newest'),
});
export type CreativeListQuery = z.infer<typeof CreativeListQuery>;

/**
 * `refine`: many rows were looked at and few of them fitted; `items` may then be fewer than asked for, and
 * `nextCursor` goes on where the look ended.
 */
export const CreativePage = z.object({
  items: z.array(CreativeView),
  nextCursor: Cursor.optional(),
  refine: z.boolean().optional(),
});
export type CreativePage = z.infer<typeof CreativePage>;

/** Whose neighbours in the list are asked for: its filters and its order. */
export const CreativeNeighboursQuery = CreativeFilters.extend({ sort: CreativeListQuery.shape.sort });
export type CreativeNeighboursQuery = z.infer<typeof CreativeNeighboursQuery>;

/** The creatives before and after one, in the list's order; absent at its ends. */
export const CreativeNeighbours = z.object({ previous: Id.optional(), next: Id.optional() });
export type CreativeNeighbours = z.infer<typeof CreativeNeighbours>;

/** Of what the filters find; where `creatives.exceeded`, all figures are "over". */
export const CreativeSummary = z.object({
  creatives: BoundedCount,
  byState: z.partialRecord(CreativeState, z.number().int()),
  bytes: z.number(),
  durationSeconds: z.number(),
});
export type CreativeSummary = z.infer<typeof CreativeSummary>;
