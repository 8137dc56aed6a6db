import { z } from 'zod';

/** What ffprobe saw. Sizes are as displayed, after rotation. */
export const MediaFacts = z.object({
  container: z.string(),
  durationSeconds: z.number(),
  bitRate: z.number().optional(),
  video: z.object({
    codec: z.string(),
    profile: z.string().optional(),
    width: z.number().int(),
    height: z.number().int(),
    rotation: z.number().optional(),
    frameRate: z.number().optional(),
    pixelFormat: z.string().optional(),
  }),
  audio: z
    .object({
      codec: z.string(),
      channels: z.number().int().optional(),
      sampleRate: z.number().int().optional(),
      bitRate: z.number().optional(),
    })
    .optional(),
});
export type MediaFacts = z.infer<typeof MediaFacts>;

/** Frames of the whole clip at even distances, row by row in one picture; sizes are of one frame, in pixels. */
export const Sprite = z.object({
  frames: z.number().int(),
  columns: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
export type Sprite = z.infer<typeof Sprite>;

/** Words for each stand in UX.md section 7. */
export const REJECTION_REASONS = [
  'no_video_stream',
  'not_a_video',
  'truncated',
  'empty',
  'picture_too_large',
  'too_long',
  'playlist',
  'unreadable',
  'changed_while_uploading',
] as const;
export const Rejection = z.object({
  reason: z.enum(REJECTION_REASONS),
  /** Facts for the sentence, such as `{ found: 'zip archive' }` or `{ width: 100000, height: 100000 }`. */
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Rejection = z.infer<typeof Rejection>;

export const FAILURE_REASONS = ['storage_full', 'bytes_missing', 'tool_missing', 'attempts_used_up'] as const;
export const Failure = z.object({ reason: z.enum(FAILURE_REASONS) });
export type Failure = z.infer<typeof Failure>;
