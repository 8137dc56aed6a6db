import type { Deadline } from '../tools/deadline.js';
import { inputArguments } from '../tools/input-arguments.js';
import { runTool } from '../tools/run-tool.js';
import { parseDescription, type FileDescription } from './stream-description.js';

export type DescribeResult =
  | { outcome: 'stopped' }
  | { outcome: 'failed' }
  | {
      outcome: 'described';
      file: FileDescription;
      /** Set when the decoder refused the picture for its size; the stream then has none. */
      pictureSize?: { width: number; height: number };
    };

const REFUSED_SIZE = /Picture size (\d+)x(\d+) is invalid/;

/** Container and streams, without decoding more than ffprobe needs to know them. */
export async function describeFile(
  ffprobe: string,
  path: string,
  deadline: Deadline,
): Promise<DescribeResult> {
  const args = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', ...inputArguments(path)];
  const { ok, stopped, stdout, stderr } = await runTool(ffprobe, args, deadline);
  if (stopped) return { outcome: 'stopped' };
  const file = ok ? parseDescription(stdout) : undefined;
  if (!file) return { outcome: 'failed' };
  const [, width, height] = REFUSED_SIZE.exec(stderr) ?? [];
  if (!width || !height) return { outcome: 'described', file };
  return { outcome: 'described', file, pictureSize: { width: Number(width), height: Number(height) } };
}
