import type { Deadline } from '../tools/deadline.js';
import { inputArguments } from '../tools/input-arguments.js';
import { runTool } from '../tools/run-tool.js';

/**
 * Seconds from the first to the last packet, for files that declare none; reads the whole file, decodes nothing.
 * `undefined` when stopped by a limit.
 */
export async function measureDuration(
  ffprobe: string,
  path: string,
  videoIndex: number,
  deadline: Deadline,
): Promise<number | undefined> {
  const entries = ['-select_streams', String(videoIndex), '-show_entries', 'packet=pts_time,duration_time'];
  const args = ['-v', 'error', '-of', 'csv=p=0', ...entries, ...inputArguments(path)];
  const { stopped, stdout } = await runTool(ffprobe, args, deadline);
  if (stopped) return undefined;
  let first = Infinity;
  let last = -Infinity;
  let total = 0;
  for (const line of stdout.split('\n')) {
    const [time = NaN, length = NaN] = line.split(',').map(Number.parseFloat);
    const seconds = Number.isFinite(length) ? length : 0;
    total += seconds;
    if (!Number.isFinite(time)) continue;
    first = Math.min(first, time);
    last = Math.max(last, time + seconds);
  }
  // Bare streams without a container know only how long each picture is shown.
  return last > first ? last - first : total;
}
