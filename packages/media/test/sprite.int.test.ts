import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { probe, takePictures, type Sprite } from '../src/index.js';
import { makeClip } from '../src/testing/index.js';
import { makeFile, writeTemporary } from './support/files.js';
import { colourAt, shownSize } from './support/pixels.js';

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-f', 'mp4'];

const spriteOf = async (path: string): Promise<Sprite | undefined> => {
  const seen = await probe(path);
  if (!seen.ok) throw new Error(seen.rejection.reason);
  const poster = await writeTemporary(Buffer.from(''), 'poster');
  const taken = await takePictures(path, seen.facts, { poster, sprite: join(dirname(poster), 'sprite') });
  if (!taken.ok) throw new Error(taken.rejection.reason);
  expect((await shownSize(taken.poster.path))[0]).toBeGreaterThan(0);
  return taken.sprite;
};

describe('a sprite', () => {
  it('shows the film from its beginning to its end, row by row, in the pass of the poster', async () => {
    // Red until the middle, then blue, with a key frame each half second.
    const film = "color=c=red:s=320x180:r=12:d=10,drawbox=t=fill:c=blue:enable='gte(t,5)'";
    const path = await makeFile('halves', ['-f', 'lavfi', '-i', film, '-g', '6', ...H264]);
    const sprite = (await spriteOf(path))!;
    expect(sprite).toMatchObject({ frames: 20, columns: 5, width: 240, height: 136 });
    expect(await shownSize(sprite.path)).toEqual([240 * 5, 136 * 4]);
    for (const x of [0, 0.5, 0.99]) {
      const [red, , blue] = [...(await colourAt(sprite.path, x, 0))];
      expect(red).toBeGreaterThan(blue! + 100);
      const last = [...(await colourAt(sprite.path, x, 0.99))];
      expect(last[2]).toBeGreaterThan(last[0]! + 100);
    }
  });

  it('is full, though the film has one key frame only, and stands upright', async () => {
    const path = await makeClip({ rotation: 90, width: 180, height: 320 });
    const sprite = (await spriteOf(path))!;
    expect(sprite).toMatchObject({ width: 240, height: 136, frames: 20 });
    expect(await shownSize(sprite.path)).toEqual([240 * 5, 136 * 4]);
  });

  it('of a film without key frames, whole or missing, does not keep the poster from being taken', async () => {
    const refresh = ['-c:v', 'libx264', '-x264-params', 'intra-refresh=1', '-f', 'mpegts'];
    const path = await makeFile('no key frames', [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=160x120:r=12:d=3',
      ...refresh,
    ]);
    const sprite = await spriteOf(path);
    if (sprite) expect(await shownSize(sprite.path)).toEqual([sprite.width * 5, sprite.height * 4]);
  });
});
