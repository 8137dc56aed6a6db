import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { describe, expect, it } from 'vitest';

import { probe, takePoster, type MediaFacts, type MediaOptions, type Poster } from '../src/index.js';
import { makeClip, makeGif, makePng, type ClipFormat } from '../src/testing/index.js';
import { makeFile, writeTemporary } from './support/files.js';
import { colourAt, shownSize } from './support/pixels.js';

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-f', 'mp4'];

async function factsOf(path: string): Promise<MediaFacts> {
  const result = await probe(path);
  if (!result.ok) throw new Error(result.rejection.reason);
  return result.facts;
}

async function posterOf(path: string, options?: MediaOptions): Promise<Poster> {
  const outPath = await writeTemporary(Buffer.from('an older poster'), 'poster');
  const result = await takePoster(path, await factsOf(path), outPath, options);
  if (!result.ok) throw new Error(result.rejection.reason);
  return result.poster;
}

describe('a poster', () => {
  it.each<ClipFormat>(['mp4', 'mov', '3gp', 'avi', 'mpeg'])('is taken from %s', async (format) => {
    const poster = await posterOf(await makeClip({ format }));
    expect(poster).toMatchObject({ width: 180, height: 320 });
    expect((await fileTypeFromFile(poster.path))?.mime).toBe(poster.contentType);
    expect(await shownSize(poster.path)).toEqual([180, 320]);
  });

  it('has 640 pixels on its longer side at most', async () => {
    const poster = await posterOf(await makeClip({ width: 1920, height: 1080, audio: false }));
    expect(await shownSize(poster.path)).toEqual([640, 360]);
    expect((await stat(poster.path)).size).toBeLessThan(100_000);
  });

  it('stands upright', async () => {
    const clip = await makeClip({ rotation: 90, width: 180, height: 320, seed: 4 });
    const upright = await posterOf(clip);
    const lying = await posterOf(await makeClip({ width: 180, height: 320, seed: 4 }));
    expect(await shownSize(upright.path)).toEqual([320, 180]);
    // Turned clockwise, what was at the lower left comes to the upper left.
    const [expected, actual] = [await colourAt(lying.path, 0, 1), await colourAt(upright.path, 0, 0)];
    expect(distance(expected, actual)).toBeLessThan(40);
    expect(distance(await colourAt(lying.path, 0, 0), actual)).toBeGreaterThan(60);
  });

  it('is not stretched when pixels are not square', async () => {
    const path = await makeFile('wide pixels', [
      ...['-f', 'lavfi', '-i', 'testsrc2=s=160x120:d=1,setsar=2', ...H264],
    ]);
    expect(await shownSize((await posterOf(path)).path)).toEqual([320, 120]);
  });

  it('is not the black picture that a film fades in from, though that is its only key frame', async () => {
    const film = 'color=c=0xd08030:s=160x120:r=12:d=5,fade=t=in:d=2';
    const path = await makeFile('fade in', ['-f', 'lavfi', '-i', film, '-g', '600', ...H264]);
    expect(distance(await colourAt((await posterOf(path)).path, 0.5, 0.5), [0xd0, 0x80, 0x30])).toBeLessThan(
      40,
    );
  });

  it('is not the white picture of a flash', async () => {
    const film = "color=c=white:s=160x120:r=12:d=5,drawbox=t=fill:c=0x3060a0:enable='gte(t,0.9)'";
    const path = await makeFile('flash', ['-f', 'lavfi', '-i', film, '-g', '6', ...H264]);
    expect(distance(await colourAt((await posterOf(path)).path, 0.5, 0.5), [0x30, 0x60, 0xa0])).toBeLessThan(
      40,
    );
  });

  it.each([
    ['a film that is black throughout', ['-i', 'color=c=black:s=160x120:r=12:d=3', ...H264]],
    ['a single picture', ['-i', 'testsrc2=s=160x120:r=12:d=3', '-frames:v', '1', ...H264]],
    ['a film of key frames only', ['-i', 'testsrc2=s=160x120:r=12:d=30', '-c:v', 'mjpeg', '-f', 'avi']],
    [
      'a film without key frames',
      [
        '-i',
        'testsrc2=s=160x120:r=12:d=3',
        '-c:v',
        'libx264',
        '-x264-params',
        'intra-refresh=1',
        '-f',
        'mpegts',
      ],
    ],
    ['ten bits a colour', ['-i', 'testsrc2=s=160x120:r=12:d=1', '-c:v', 'prores_ks', '-f', 'mov']],
    ['odd sizes', ['-i', 'testsrc2=s=161x121:r=12:d=1', '-c:v', 'mjpeg', '-f', 'avi']],
  ])('is taken from %s', async (name, args) => {
    const poster = await posterOf(await makeFile(name, ['-f', 'lavfi', ...args]));
    expect(await shownSize(poster.path)).toEqual([poster.width, poster.height]);
  });

  it('is taken from moving pictures, not from a GIF’s first', async () => {
    expect((await posterOf(await makeGif({ frames: 5 }))).width).toBe(64);
  });

  it('is taken from the film, not from its cover art', async () => {
    const [cover, clip] = [await makePng(), await makeClip()];
    const streams = ['-map', '0', '-map', '1:v', '-c', 'copy', '-disposition:v:0', 'attached_pic'];
    const path = await makeFile('cover', ['-i', cover, '-i', clip, ...streams, '-f', 'mp4']);
    expect(await shownSize((await posterOf(path)).path)).toEqual([180, 320]);
  });

  it('is a JPEG where ffmpeg cannot write WebP', async () => {
    // The real ffmpeg, but for the list of encoders it gives.
    const script = '#!/bin/sh\ncase "$*" in *-encoders) echo " V..... mjpeg";; *) exec ffmpeg "$@";; esac\n';
    const ffmpeg = await writeTemporary(Buffer.from(script), 'ffmpeg-without-webp');
    await chmod(ffmpeg, 0o755);
    const poster = await posterOf(await makeClip(), { tools: { ffmpeg } });
    expect(poster).toMatchObject({ format: 'jpeg', contentType: 'image/jpeg' });
    expect((await fileTypeFromFile(poster.path))?.mime).toBe('image/jpeg');
  });
});

describe('no poster', () => {
  it('comes from pictures that cannot be decoded, and an older one goes', async () => {
    const clip = await makeClip({ format: 'avi', audio: false });
    const facts = await factsOf(clip);
    const bytes = await readFile(clip);
    bytes.fill(0, bytes.indexOf('movi', 0, 'latin1') + 12, bytes.indexOf('idx1', 0, 'latin1'));
    const outPath = await writeTemporary(Buffer.from('an older poster'));
    const result = await takePoster(await writeTemporary(bytes), facts, outPath);
    expect(result).toEqual({ ok: false, rejection: { reason: 'unreadable' } });
    await expect(stat(outPath)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('comes when the place for it does not exist, which is our fault', async () => {
    const clip = await makeClip();
    const outPath = join(dirname(clip), 'nowhere', 'poster.webp');
    await expect(takePoster(clip, await factsOf(clip), outPath)).rejects.toMatchObject({
      name: 'MediaToolFailedError',
    });
  });

  it('comes without ffmpeg, which is named', async () => {
    const clip = await makeClip();
    const attempt = takePoster(clip, await factsOf(clip), '/tmp/x', { tools: { ffmpeg: '/nowhere/ffmpeg' } });
    await expect(attempt).rejects.toMatchObject({ name: 'MediaToolMissingError', tool: '/nowhere/ffmpeg' });
  });
});

it('writes to the very path it was given', async () => {
  const clip = await makeClip();
  const directory = `${await writeTemporary(Buffer.alloc(0))}-odd %03d: [x];`;
  await mkdir(directory);
  const outPath = join(directory, 'poster-%d.tmp');
  await writeFile(outPath, '');
  expect(await takePoster(clip, await factsOf(clip), outPath)).toMatchObject({ ok: true });
  expect((await stat(outPath)).size).toBeGreaterThan(0);
});

function distance(one: number[], other: number[]): number {
  return Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)));
}
