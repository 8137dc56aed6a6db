import { rename } from 'node:fs/promises';
import { extname } from 'node:path';
import { execa, ExecaError } from 'execa';

import { MediaToolMissingError } from '../errors.js';

import type { Scene } from './scenes.js';
import type { Shape } from './shapes.js';

const FRAMES_A_SECOND = 24;
const MUXERS: Record<string, string> = { '.mp4': 'mp4', '.mov': 'mov' };

/** Writes the film to `path`, which appears only once it is whole. */
export async function renderScene(scene: Scene, path: string): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await execa('ffmpeg', [...sceneArguments(scene), `file:${partial}`], { stdin: 'ignore' });
  } catch (error) {
    throw error instanceof ExecaError && error.code === 'ENOENT'
      ? new MediaToolMissingError('ffmpeg')
      : error;
  }
  await rename(partial, path);
}

function sceneArguments(scene: Scene): string[] {
  return [
    ...['-nostdin', '-v', 'error', '-y', '-filter_complex', `${picture(scene)};${sound(scene)}`],
    ...['-map', '[picture]', '-map', '[sound]', '-t', String(scene.seconds)],
    ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '24', '-pix_fmt', 'yuv420p', '-g', '48'],
    ...[
      '-c:a',
      'aac',
      '-b:a',
      '96k',
      '-movflags',
      '+faststart',
      '-f',
      MUXERS[extname(scene.fileName)] ?? 'mp4',
    ],
  ];
}

function picture({ width, height, sky, shapes, seconds }: Scene): string {
  const [top, bottom] = sky;
  const direction = `x0=${width / 2}:y0=0:x1=${width / 2}:y1=${height}`;
  // A little grain keeps the gradient from showing steps; it stands still, because moving grain costs the encoder most.
  const background =
    `gradients=s=${width}x${height}:r=${FRAMES_A_SECOND}:c0=${top}:c1=${bottom}:nb_colors=2:${direction},trim=end_frame=1,` +
    `format=yuv420p,noise=alls=3,${repeated('yuv420p')},trim=duration=${seconds}[layer0]`;
  const layers = shapes.map(
    ({ x, y }, index) =>
      `[layer${index}][shape${index}]overlay=x='${x}':y='${y}':shortest=1[layer${index + 1}]`,
  );
  const finish = `[layer${shapes.length}]format=yuv420p[picture]`;
  return [background, ...shapes.map(still), ...layers, finish].join(';');
}

function still({ colour, width, height, opacity }: Shape, index: number): string {
  const source = (name: string) =>
    `color=c=${name}:s=${width}x${height}:r=${FRAMES_A_SECOND},trim=end_frame=1`;
  return [
    `${source('black')},format=gray,geq=lum='${opacity}'[opacity${index}]`,
    `${source(colour)},format=yuva420p[colour${index}]`,
    `[colour${index}][opacity${index}]alphamerge,${repeated('yuva420p')}[shape${index}]`,
  ].join(';');
}

/** Drawn and converted once, then shown for ever: working out every pixel of every frame would take a minute. */
function repeated(pixelFormat: string): string {
  return `format=${pixelFormat},loop=loop=-1:size=1,setpts=N/${FRAMES_A_SECOND}/TB`;
}

function sound({ chord: [low, high], seconds }: Scene): string {
  const fades = `afade=t=in:d=1,afade=t=out:st=${seconds - 1}:d=1`;
  return `sine=f=${low}:d=${seconds}[low];sine=f=${high}:d=${seconds}[high];[low][high]amix=2,volume=0.25,${fades}[sound]`;
}
