import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { probe } from '../src/index.js';
import {
  makeAudioOnly,
  makeClip,
  makeGif,
  makeHtmlNamedMp4,
  makeJpeg,
  makePdf,
  makePng,
  makeText,
  makeTruncated,
  makeZip,
  type ClipFormat,
} from '../src/testing/index.js';
import { makeFile, writeTemporary } from './support/files.js';

const FORMATS = ['mp4', 'mov', '3gp', 'avi', 'mpeg'] as const satisfies ClipFormat[];
const CODECS = { mp4: 'h264', mov: 'h264', '3gp': 'mpeg4', avi: 'mpeg4', mpeg: 'mpeg1video' };

describe('a sound video', () => {
  it.each(FORMATS)('%s is described', async (format) => {
    const result = await probe(await makeClip({ format, width: 176, height: 144 }));
    expect(result).toMatchObject({
      ok: true,
      facts: {
        container: format,
        video: { codec: CODECS[format], width: 176, height: 144, rotation: 0, pixelFormat: 'yuv420p' },
        audio: { channels: 1, sampleRate: 44_100 },
      },
    });
    const facts = result.ok ? result.facts : undefined;
    expect(facts?.durationSeconds).toBeCloseTo(1, 0);
    expect(facts?.bitRate).toBeGreaterThan(0);
    expect(facts?.video.frameRate).toBe(format === 'mpeg' ? 25 : 12);
  });

  it('may have no sound', async () => {
    const result = await probe(await makeClip({ audio: false }));
    expect(result).toMatchObject({ ok: true });
    expect(result).not.toHaveProperty('facts.audio');
  });

  it.each([
    [90, 320, 180],
    [180, 180, 320],
    [270, 320, 180],
  ] as const)('turned by %d degrees is %d × %d as shown', async (rotation, width, height) => {
    const result = await probe(await makeClip({ rotation, width: 180, height: 320 }));
    expect(result).toMatchObject({ ok: true, facts: { video: { rotation, width, height } } });
  });

  it.each(FORMATS)('%s may carry foreign bytes at its end', async (format) => {
    expect(await probe(await makeClip({ format, bytesSalt: 'from another export' }))).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['mkv', ['-c:v', 'libx264', '-f', 'matroska'], 'mkv'],
    ['webm', ['-c:v', 'libvpx', '-deadline', 'realtime', '-f', 'webm'], 'webm'],
    ['webm of a browser, without a duration', ['-c:v', 'libvpx', '-live', '1', '-f', 'webm'], 'webm'],
    [
      'fragmented mp4',
      ['-c:v', 'libx264', '-g', '6', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4'],
      'mp4',
    ],
    ['transport stream', ['-c:v', 'libx264', '-f', 'mpegts'], 'mpegts'],
    ['bare H.264', ['-c:v', 'libx264', '-f', 'h264'], 'h264'],
    ['ProRes', ['-c:v', 'prores_ks', '-f', 'mov'], 'mov'],
    [
      'H.264 without key frames',
      ['-c:v', 'libx264', '-x264-params', 'intra-refresh=1', '-f', 'mpegts'],
      'mpegts',
    ],
  ])('as %s is described', async (name, output, container) => {
    const path = await makeFile(name, ['-f', 'lavfi', '-i', 'testsrc2=s=160x120:r=12:d=2', ...output]);
    const result = await probe(path);
    expect(result).toMatchObject({ ok: true, facts: { container, video: { width: 160, height: 120 } } });
    expect(result.ok && result.facts.durationSeconds).toBeCloseTo(2, 0);
  });

  it('with moving pictures may be a GIF', async () => {
    expect(await probe(await makeGif({ frames: 5 }))).toMatchObject({
      ok: true,
      facts: { container: 'gif' },
    });
  });

  it('is found beside cover art that comes first', async () => {
    const [cover, clip] = [await makePng(), await makeClip()];
    const streams = ['-map', '0', '-map', '1:v', '-c', 'copy', '-disposition:v:0', 'attached_pic'];
    const path = await makeFile('cover first', ['-i', cover, '-i', clip, ...streams, '-f', 'mp4']);
    expect(await probe(path)).toMatchObject({ ok: true, facts: { video: { codec: 'h264', width: 180 } } });
  });
});

describe('a file that is no video is rejected', () => {
  it.each([
    ['an image', () => makePng(), { reason: 'not_a_video', details: { found: 'image' } }],
    ['a photo', () => makeJpeg(), { reason: 'not_a_video', details: { found: 'image' } }],
    [
      'a GIF of one picture',
      () => makeGif({ frames: 1 }),
      { reason: 'not_a_video', details: { found: 'image' } },
    ],
    ['a web page', () => makeHtmlNamedMp4(), { reason: 'not_a_video', details: { found: 'web page' } }],
    ['a zip archive', () => makeZip(), { reason: 'not_a_video', details: { found: 'zip archive' } }],
    ['a PDF', () => makePdf(), { reason: 'not_a_video', details: { found: 'PDF' } }],
    [
      'text',
      () => makeText('text', '{"error": "expired"}', 'a.mp4'),
      { reason: 'not_a_video', details: { found: 'text' } },
    ],
    [
      'a program',
      () => Promise.resolve(process.execPath),
      { reason: 'not_a_video', details: { found: 'program' } },
    ],
    [
      'noise',
      () => writeTemporary(Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 7919) % 251))),
      { reason: 'not_a_video' },
    ],
    ['zeros', () => writeTemporary(Buffer.alloc(10_000)), { reason: 'not_a_video' }],
    ['nothing', () => writeTemporary(Buffer.alloc(0)), { reason: 'empty' }],
    ['sound', () => makeAudioOnly(), { reason: 'no_video_stream' }],
  ])('%s', async (_name, make, rejection) => {
    expect(await probe(await make())).toEqual({ ok: false, rejection });
  });

  it('sound with cover art', async () => {
    const [cover, sound] = [await makePng(), await makeAudioOnly()];
    const streams = ['-map', '0', '-map', '1', '-c', 'copy', '-disposition:v:0', 'attached_pic'];
    const path = await makeFile('sound and cover', ['-i', cover, '-i', sound, ...streams, '-f', 'mp4']);
    expect(await probe(path)).toEqual({ ok: false, rejection: { reason: 'no_video_stream' } });
  });

  it('a video without a single picture', async () => {
    const path = await makeFile('no picture', [
      ...['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=1', '-frames:v', '0', '-c:v', 'libx264', '-f', 'mp4'],
    ]);
    expect(await probe(path)).toEqual({ ok: false, rejection: { reason: 'empty' } });
  });
});

describe('a file whose end is missing is rejected as truncated', () => {
  it.each(['mp4', 'mov', '3gp', 'avi'] as const)('%s, wherever it was cut', async (format) => {
    for (const keep of [0.1, 0.5, 0.9, 0.999]) {
      const result = await probe(await makeTruncated({ format, keep }));
      expect(result, `${keep} kept`).toEqual({ ok: false, rejection: { reason: 'truncated' } });
    }
  });

  it('Flash video, which says how long it is only in seconds', async () => {
    const whole = await makeFile('flv', [
      ...['-f', 'lavfi', '-i', 'testsrc2=s=160x120:r=12:d=20', '-c:v', 'libx264', '-f', 'flv'],
    ]);
    expect(await probe(whole)).toMatchObject({ ok: true });
    const bytes = await readFile(whole);
    const cut = await writeTemporary(bytes.subarray(0, bytes.length * 0.6));
    expect(await probe(cut)).toEqual({ ok: false, rejection: { reason: 'truncated' } });
  });
});

describe('a picture that is too large is rejected', () => {
  it('with its size, when only the container knows it', async () => {
    const path = await makeFile('wide', [
      ...['-f', 'lavfi', '-i', 'testsrc2=s=8200x16:r=2:d=1', '-c:v', 'png', '-f', 'mov'],
    ]);
    const details = { width: 8200, height: 16, limit: 8192 };
    expect(await probe(path)).toEqual({ ok: false, rejection: { reason: 'picture_too_large', details } });
  });

  it('with its size, when it is beyond what any decoder takes', async () => {
    const bytes = await readFile(await makeClip({ format: 'avi', width: 96, height: 64 }));
    const header = bytes.indexOf('strf', 0, 'latin1') + 8;
    bytes.writeInt32LE(100_000, header + 4);
    bytes.writeInt32LE(100_000, header + 8);
    const result = await probe(await writeTemporary(bytes));
    const details = { width: 100_000, height: 100_000, limit: 8192 };
    expect(result).toEqual({ ok: false, rejection: { reason: 'picture_too_large', details } });
  });
});

describe('faults of the machine are errors, not answers', () => {
  it('a file that is not there', async () => {
    const path = await writeTemporary(Buffer.from('x'));
    await rm(path);
    await expect(probe(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('ffprobe that is not installed', async () => {
    const attempt = probe(await makeClip(), { tools: { ffprobe: '/nowhere/ffprobe' } });
    await expect(attempt).rejects.toMatchObject({ name: 'MediaToolMissingError', tool: '/nowhere/ffprobe' });
  });
});

it('reads a path that looks like an option, an address or a pattern', async () => {
  const bytes = await readFile(await makeClip());
  for (const name of ['-i', 'http:a.mp4', 'a%03d.mp4', 'concat:a|b', "it's [0:v] $(id).mp4"]) {
    const path = await writeTemporary(bytes, name);
    expect(await probe(path), name).toMatchObject({ ok: true });
    await writeFile(path, '');
  }
});
