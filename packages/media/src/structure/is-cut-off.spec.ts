import { describe, expect, it } from 'vitest';

import type { ByteSource } from './byte-source.js';
import { isCutOff } from './is-cut-off.js';

const sourceOf = (...parts: Buffer[]): ByteSource => {
  const all = Buffer.concat(parts);
  return { size: all.length, bytes: async (position, length) => all.subarray(position, position + length) };
};

const box = (type: string, content: number, declared = content + 8) => {
  const bytes = Buffer.alloc(content + 8, 1);
  bytes.writeUInt32BE(declared, 0);
  bytes.write(type, 4, 'latin1');
  return bytes;
};

const largeBox = (type: string, content: number, declared: bigint) => {
  const bytes = Buffer.alloc(content + 16, 1);
  bytes.writeUInt32BE(1, 0);
  bytes.write(type, 4, 'latin1');
  bytes.writeBigUInt64BE(declared, 8);
  return bytes;
};

describe('MP4 and MOV', () => {
  it.each<[string, boolean, Buffer[]]>([
    ['whole, index first', false, [box('ftyp', 8), box('moov', 50), box('mdat', 99)]],
    ['whole, index last', false, [box('ftyp', 8), box('mdat', 99), box('moov', 50)]],
    ['whole, without ftyp', false, [box('wide', 0), box('mdat', 99), box('moov', 50)]],
    ['data to the end of the file', false, [box('ftyp', 8), box('moov', 50), box('mdat', 99, 0)]],
    ['large sizes', false, [box('ftyp', 8), largeBox('mdat', 9, 25n), box('moov', 5)]],
    [
      'foreign bytes at the end',
      false,
      [box('ftyp', 8), box('moov', 50), Buffer.from('XX_long_trailer_of_a_tool')],
    ],
    ['zeros at the end', false, [box('ftyp', 8), box('moov', 50), box('mdat', 9), Buffer.alloc(500)]],
    ['fragments', false, [box('ftyp', 8), box('moov', 50), box('moof', 20), box('mdat', 99)]],
    ['data cut off', true, [box('ftyp', 8), box('moov', 50), box('mdat', 99, 5000)]],
    ['index cut off', true, [box('ftyp', 8), box('mdat', 99), box('moov', 5, 500)]],
    ['index missing', true, [box('ftyp', 8), box('mdat', 99)]],
    ['index missing, data of unknown length', true, [box('ftyp', 8), box('mdat', 99, 0)]],
    ['only a beginning', true, [box('ftyp', 8)]],
    ['cut inside a header', true, [box('ftyp', 8), box('mdat', 9).subarray(0, 6)]],
    ['cut inside a large header', true, [box('ftyp', 8), largeBox('mdat', 9, 25n).subarray(0, 12)]],
    ['last fragment cut off', true, [box('ftyp', 8), box('moov', 5), box('moof', 5), box('mdat', 9, 99)]],
    ['blank after the beginning', true, [box('ftyp', 8), Buffer.alloc(500)]],
    [
      'endlessly many boxes',
      false,
      [box('ftyp', 8), ...Array.from({ length: 100_000 }, () => box('free', 0))],
    ],
    ['large size cut off', true, [box('ftyp', 8), box('moov', 5), largeBox('mdat', 9, 1n << 60n)]],
  ])('%s: cut off is %s', async (_name, expected, parts) => {
    expect(await isCutOff(sourceOf(...parts))).toBe(expected);
  });
});

describe('AVI', () => {
  const riff = (kind: string, content: number, declared = content + 4) => {
    const bytes = Buffer.alloc(content + 12);
    bytes.write('RIFF', 0, 'latin1');
    bytes.writeUInt32LE(declared, 4);
    bytes.write(kind, 8, 'latin1');
    return bytes;
  };

  it.each<[string, boolean, Buffer[]]>([
    ['whole', false, [riff('AVI ', 100)]],
    ['whole, in two pieces', false, [riff('AVI ', 100), riff('AVIX', 60)]],
    ['of unknown length', false, [riff('AVI ', 100, 0)]],
    ['foreign bytes at the end', false, [riff('AVI ', 100), Buffer.from('trailer')]],
    ['cut off', true, [riff('AVI ', 100, 500)]],
    ['second piece cut off', true, [riff('AVI ', 100), riff('AVIX', 60, 600)]],
    ['sound in RIFF is not asked', false, [riff('WAVE', 100, 500)]],
  ])('%s: cut off is %s', async (_name, expected, parts) => {
    expect(await isCutOff(sourceOf(...parts))).toBe(expected);
  });
});

describe('Matroska and WebM', () => {
  const header = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x83, 1, 2, 3]);
  const segment = (size: number[], content: number) =>
    Buffer.concat([Buffer.from([0x18, 0x53, 0x80, 0x67, ...size]), Buffer.alloc(content)]);

  it.each<[string, boolean, Buffer[]]>([
    ['whole', false, [header, segment([0x40, 100], 100)]],
    ['of unknown length', false, [header, segment([0x01, 255, 255, 255, 255, 255, 255, 255], 10)]],
    ['cut off', true, [header, segment([0x40, 100], 60)]],
    ['cut off, eight bytes of size', true, [header, segment([0x01, 0, 0, 0, 0, 0, 0, 50], 49)]],
    ['only a beginning', true, [header]],
  ])('%s: cut off is %s', async (_name, expected, parts) => {
    expect(await isCutOff(sourceOf(...parts))).toBe(expected);
  });
});

describe('anything else', () => {
  it.each([Buffer.alloc(0), Buffer.from('text'), Buffer.alloc(100), Buffer.from([0x47, 0x40, 0x11])])(
    'is not judged: %j',
    async (bytes) => expect(await isCutOff(sourceOf(bytes))).toBe(false),
  );
});
