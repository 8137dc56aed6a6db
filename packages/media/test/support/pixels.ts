import { execa } from 'execa';

/** Red, green, blue of a small square of the picture; `x` and `y` from 0 (left, top) to 1. */
export async function colourAt(path: string, x: number, y: number): Promise<number[]> {
  const square = `crop=iw/10:ih/10:(iw-ow)*${x}:(ih-oh)*${y},scale=1:1:flags=area,format=rgb24`;
  const args = ['-v', 'error', '-i', path, '-vf', square, '-f', 'rawvideo', '-'];
  const { stdout } = await execa('ffmpeg', args, { encoding: 'buffer', stdin: 'ignore' });
  return [...stdout];
}

export async function shownSize(path: string): Promise<number[]> {
  const args = ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', path];
  const { stdout } = await execa('ffprobe', args);
  return stdout.split(',').map(Number);
}
