import { z } from 'zod';

import { jsonText } from '../tools/json-text.js';

/** ffprobe writes most numbers as text. */
const numberText = z.coerce.number().optional().catch(undefined);

const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  pix_fmt: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  channels: z.number().optional(),
  sample_rate: numberText,
  bit_rate: numberText,
  disposition: z
    .object({ attached_pic: z.number().optional(), timed_thumbnails: z.number().optional() })
    .optional(),
  tags: z.object({ rotate: numberText }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});

const descriptionSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({
    format_name: z.string(),
    start_time: numberText,
    duration: numberText,
    bit_rate: numberText,
    tags: z.object({ major_brand: z.string().optional() }).optional(),
  }),
});

export type StreamDescription = z.infer<typeof streamSchema>;
export type FileDescription = z.infer<typeof descriptionSchema>;

/** What ffprobe says about container and streams; `undefined` when it says nothing usable. */
export function parseDescription(json: string): FileDescription | undefined {
  return jsonText.pipe(descriptionSchema).safeParse(json).data;
}

/** Cover art and thumbnails are stored as video streams, but nobody would call them one. */
export function videoStreamOf({ streams }: FileDescription): StreamDescription | undefined {
  return streams.find(
    ({ codec_type, disposition }) =>
      codec_type === 'video' && !disposition?.attached_pic && !disposition?.timed_thumbnails,
  );
}

export function audioStreamOf({ streams }: FileDescription): StreamDescription | undefined {
  return streams.find(({ codec_type }) => codec_type === 'audio');
}
