import { z } from 'zod';

import { jsonText } from '../tools/json-text.js';
import type { Deadline } from '../tools/deadline.js';
import { inputArguments } from '../tools/input-arguments.js';
import { runTool } from '../tools/run-tool.js';

export interface PicturesSeen {
  outcome: 'sound' | 'empty' | 'truncated' | 'unreadable' | 'stopped';
  /** Different video packets among those looked at. */
  count: number;
}

const AT_START = '%+#60';
/** A backstop for files with one key frame in hours; the end is then not judged. */
const END_PACKETS = 5000;
const END_SECONDS = 5;

const seconds = z.coerce.number().optional().catch(undefined);
const seenSchema = z.object({
  packets_and_frames: z
    .array(
      z.object({
        type: z.enum(['packet', 'frame']),
        stream_index: z.number().optional(),
        pts_time: seconds,
        dts_time: seconds,
        duration_time: seconds,
      }),
    )
    .default([]),
});

const seenJson = jsonText.pipe(seenSchema);

type Seen = z.infer<typeof seenSchema>['packets_and_frames'];

export interface PicturesToSee {
  path: string;
  videoIndex: number;
  /** What the container says; 0 when it says nothing. */
  declaredSeconds: number;
  startTime: number;
}

/**
 * Decodes key frames at the start, and compares the time of the last packet with the declared duration: enough to notice
 * a file without a picture, and one whose end is missing though its container does not say how long it is in bytes.
 */
export async function lookAtPictures(
  ffprobe: string,
  { path, videoIndex, declaredSeconds, startTime }: PicturesToSee,
  deadline: Deadline,
): Promise<PicturesSeen> {
  const declaredEnd = startTime + declaredSeconds;
  const atEnd = `${Math.max(0, declaredEnd - END_SECONDS).toFixed(3)}%+#${END_PACKETS}`;
  const intervals = declaredSeconds > 0 ? `${AT_START},${atEnd}` : AT_START;
  const first = await look(ffprobe, path, intervals, ['-skip_frame', 'nokey'], deadline);
  if (first.outcome !== 'seen') return { outcome: first.outcome, count: 0 };

  const { seen } = first;
  const count = countPackets(seen, videoIndex);
  if (!hasPicture(seen, videoIndex)) {
    // Streams refreshed little by little have no key frame: decode whatever there is.
    const second = await look(ffprobe, path, AT_START, [], deadline);
    if (second.outcome !== 'seen') return { outcome: second.outcome, count };
    if (!hasPicture(second.seen, videoIndex)) return { outcome: 'empty', count };
  }
  // Some containers cannot be searched; then the end stays unseen, which says nothing about it.
  if (declaredSeconds <= 0 || !first.toTheEnd) return { outcome: 'sound', count };
  return { outcome: endsEarly(seen, declaredEnd, declaredSeconds) ? 'truncated' : 'sound', count };
}

type Look =
  { outcome: 'stopped' } | { outcome: 'unreadable' } | { outcome: 'seen'; seen: Seen; toTheEnd: boolean };

async function look(
  ffprobe: string,
  path: string,
  intervals: string,
  decoding: string[],
  deadline: Deadline,
): Promise<Look> {
  const entries = 'packet=stream_index,pts_time,dts_time,duration_time:frame=stream_index';
  const args = ['-v', 'error', '-of', 'json', ...decoding, '-read_intervals', intervals];
  const result = await runTool(
    ffprobe,
    [...args, '-show_entries', entries, ...inputArguments(path)],
    deadline,
  );
  if (result.stopped) return { outcome: 'stopped' };
  const { data } = seenJson.safeParse(result.stdout);
  // A crashed decoder leaves half a document.
  if (!data) return { outcome: 'unreadable' };
  return { outcome: 'seen', seen: data.packets_and_frames, toTheEnd: result.ok };
}

function countPackets(seen: Seen, index: number): number {
  const times = seen.filter((one) => one.type === 'packet' && one.stream_index === index).map(timeOf);
  return new Set(times).size;
}

function hasPicture(seen: Seen, index: number): boolean {
  return seen.some(({ type, stream_index }) => type === 'frame' && stream_index === index);
}

/** Generous, because containers round, and a last picture may be held for a while. */
function endsEarly(seen: Seen, declaredEnd: number, declaredSeconds: number): boolean {
  const packets = seen.filter(({ type }) => type === 'packet');
  if (packets.length >= END_PACKETS) return false;
  const ends = packets.map((packet) => (timeOf(packet) ?? 0) + (packet.duration_time ?? 0));
  const end = ends.reduce((latest, time) => Math.max(latest, time), 0);
  return declaredEnd - end > Math.max(1, declaredSeconds / 10);
}

function timeOf({ pts_time, dts_time }: Seen[number]): number | undefined {
  return pts_time ?? dts_time;
}
