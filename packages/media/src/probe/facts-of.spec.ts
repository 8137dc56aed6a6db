import { describe, expect, it } from 'vitest';

import { factsOf } from './facts-of.js';
import type { FileDescription, StreamDescription } from './stream-description.js';

const video = (changes: Partial<StreamDescription> = {}): StreamDescription => ({
  index: 0,
  codec_type: 'video',
  codec_name: 'h264',
  width: 1080,
  height: 1920,
  ...changes,
});

const facts = (
  stream: StreamDescription,
  format: Partial<FileDescription['format']> = {},
  extension = 'mp4',
) =>
  factsOf(
    { streams: [stream], format: { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', ...format } },
    stream,
    3,
    extension,
  );

describe('factsOf', () => {
  it.each([
    [-90, 90, 1920, 1080],
    [90, 270, 1920, 1080],
    [180, 180, 1080, 1920],
    [-180, 180, 1080, 1920],
    [0, 0, 1080, 1920],
  ])('takes a display matrix of %d for %d degrees clockwise', (matrix, rotation, width, height) => {
    const stream = video({ side_data_list: [{}, { rotation: matrix }] });
    expect(facts(stream).video).toMatchObject({ rotation, width, height });
  });

  it('reads the rotate tag of older versions', () => {
    expect(facts(video({ tags: { rotate: 90 } })).video).toMatchObject({ rotation: 90, width: 1920 });
  });

  it('stretches pixels that are not square', () => {
    const stream = video({ width: 720, height: 576, sample_aspect_ratio: '16:11' });
    expect(facts(stream).video).toMatchObject({ width: 1047, height: 576 });
    expect(facts(video({ sample_aspect_ratio: '0:1' })).video.width).toBe(1080);
  });

  it.each([
    [{ avg_frame_rate: '30000/1001', r_frame_rate: '60/1' }, 30_000 / 1001],
    [{ avg_frame_rate: '0/0', r_frame_rate: '25/1' }, 25],
    [{ avg_frame_rate: '0/0', r_frame_rate: '0/0' }, undefined],
  ])('reads a frame rate from %j', (rates, expected) => {
    expect(facts(video(rates)).video.frameRate).toBe(expected);
  });

  it.each([
    ['mov,mp4,m4a,3gp,3g2,mj2', 'isom', 'mp4', 'mp4'],
    ['mov,mp4,m4a,3gp,3g2,mj2', 'M4V ', 'm4v', 'mp4'],
    ['mov,mp4,m4a,3gp,3g2,mj2', 'qt  ', 'mov', 'mov'],
    ['mov,mp4,m4a,3gp,3g2,mj2', '3gp4', '3gp', '3gp'],
    ['mov,mp4,m4a,3gp,3g2,mj2', undefined, '', 'mov'],
    ['matroska,webm', undefined, 'webm', 'webm'],
    ['matroska,webm', undefined, 'mkv', 'mkv'],
    ['avi', undefined, 'avi', 'avi'],
    ['mpeg', undefined, 'mpg', 'mpeg'],
    ['mpegts', undefined, 'mts', 'mpegts'],
  ])('calls %s of brand %j that looks like %s: %s', (format_name, major_brand, extension, container) => {
    expect(facts(video(), { format_name, tags: { major_brand } }, extension).container).toBe(container);
  });

  it('leaves out what is unknown', () => {
    expect(facts(video())).toEqual({
      container: 'mp4',
      durationSeconds: 3,
      video: { codec: 'h264', width: 1080, height: 1920, rotation: 0 },
    });
  });
});
