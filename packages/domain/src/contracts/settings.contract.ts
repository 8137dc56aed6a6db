import { z } from 'zod';

export const InFeedGuidance = z.object({
  formats: z.array(z.string()),
  maxBytes: z.number(),
  minSeconds: z.number(),
  maxSeconds: z.number(),
  /** At least one of these must fit inside the picture. */
  minPictures: z.array(z.object({ width: z.number(), height: z.number() })),
});
export type InFeedGuidance = z.infer<typeof InFeedGuidance>;

/** What is refused, and not only warned of. */
export const Limits = z.object({
  maxFileBytes: z.number(),
  maxFilesPerSubmission: z.number().int(),
  maxSeconds: z.number(),
  /** A name of these formats and a type that begins so are, together, plainly no video. */
  noVideo: z.object({ formats: z.array(z.string()), types: z.array(z.string()) }),
});
export type Limits = z.infer<typeof Limits>;

/** Bytes a company has declared and not removed, and how many it may have. */
export const Quota = z.object({ usedBytes: z.number(), quotaBytes: z.number() });
export type Quota = z.infer<typeof Quota>;

export const SettingsView = z.object({
  contact: z.object({ name: z.string(), email: z.string() }),
  limits: Limits,
  guidance: InFeedGuidance,
  /** Of the asker's own company. */
  quota: Quota.optional(),
});
export type SettingsView = z.infer<typeof SettingsView>;
