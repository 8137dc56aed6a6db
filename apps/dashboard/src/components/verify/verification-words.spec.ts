import { describe, expect, it } from 'vitest';
import { verificationWords } from './verification-words.ts';

const tagged = { sha256: 'a'.repeat(64), size: 12_345_678 };
const file = (size = tagged.size) => {
  const made = new File([], 'spring_cut_v2.mp4');
  Object.defineProperty(made, 'size', { value: size });
  return made;
};
const read = (...given: Parameters<typeof verificationWords>) => {
  const { verdict, reason } = verificationWords(...given);
  return `${verdict} ${reason}`.replaceAll('\u00a0', ' ');
};

describe('verificationWords', () => {
  it('says that they are the tagged bytes', () => {
    expect(read({ kind: 'same', file: file() }, tagged)).toBe(
      'These are the tagged bytes. spring_cut_v2.mp4 has this very SHA-256.',
    );
  });

  it('says that they differ, and the first reason', () => {
    expect(read({ kind: 'other_size', file: file(5e6) }, tagged)).toBe(
      'These differ. spring_cut_v2.mp4 has 5 MB, the tagged file 12.3 MB.',
    );
    expect(read({ kind: 'other_bytes', file: file(), sha256: 'b'.repeat(64) }, tagged)).toBe(
      'These differ. spring_cut_v2.mp4 has the same size and other content: its SHA-256 begins with bbbbbbbbbbbbbbbb.',
    );
  });

  it('counts single bytes where the sizes would read alike', () => {
    expect(read({ kind: 'other_size', file: file(12_345_679) }, tagged)).toBe(
      'These differ. spring_cut_v2.mp4 has 12,345,679 B, the tagged file 12,345,678 B.',
    );
  });
});
