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

const bytes = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const seconds = z
  .number()
  .positive()
  .max(7 * 24 * 60 * 60);
const pixels = z.number().int().positive().max(8192);
const words = z.array(z.string().trim().toLowerCase().min(1).max(60)).max(200);

/** What an admin may set; a part that is left out stays. */
export const SettingsPatch = z.object({
  contact: z.object({ name: z.string().trim().min(1).max(120), email: z.email().max(254) }).optional(),
  limits: z
    .object({
      maxFileBytes: bytes,
      maxFilesPerSubmission: z.number().int().min(1).max(1000),
      maxSeconds: seconds,
      noVideo: z.object({ formats: words, types: words }),
    })
    .optional(),
  guidance: z
    .object({
      formats: words,
      maxBytes: bytes,
      minSeconds: z
        .number()
        .nonnegative()
        .max(7 * 24 * 60 * 60),
      maxSeconds: seconds,
      minPictures: z.array(z.object({ width: pixels, height: pixels })).max(10),
    })
    .refine(({ minSeconds, maxSeconds }) => minSeconds <= maxSeconds, {
      message: 'The shortest is longer than the longest.',
      path: ['maxSeconds'],
    })
    .optional(),
  version: z.number().int().nonnegative(),
});
export type SettingsPatch = z.infer<typeof SettingsPatch>;

export const AdminSettingsView = SettingsView.omit({ quota: true }).extend({ version: z.number().int() });
export type AdminSettingsView = z.infer<typeof AdminSettingsView>;
