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

export const SettingsView = z.object({
  contact: z.object({ name: z.string(), email: z.string() }),
  limits: z.object({ maxFileBytes: z.number(), maxFilesPerSubmission: z.number() }),
  guidance: InFeedGuidance,
});
export type SettingsView = z.infer<typeof SettingsView>;
