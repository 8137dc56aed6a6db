import { expect, it } from 'vitest';

import { passArguments, type FrameTaker } from './frame-pass.js';

const taker = (file: string): FrameTaker => ({
  filter: ({ keyFrames, picture, out }) => `${keyFrames}null[${file}];[${file}]${picture}concat=n=2${out}`,
  output: ['-frames:v', '1', `file:${file}`],
});

it('guards every input, whatever is asked of the pass', () => {
  const args = passArguments({ path: '/data/x', pictureAt: 1, takers: [taker('a')] });
  const inputs = args.flatMap((word, index) => (word === '-i' ? [index] : []));
  expect(inputs).toHaveLength(2);
  for (const index of inputs) {
    expect(args.slice(index - 6, index)).toEqual([
      ...['-protocol_whitelist', 'file'],
      ...['-format_whitelist', expect.stringContaining('mp4')],
      ...['-threads', '2'],
    ]);
    expect(args[index + 1]).toBe('file:/data/x');
  }
});

it('lets several takers share one decoding', () => {
  const args = passArguments({ path: '/data/x', pictureAt: 1, takers: [taker('a'), taker('b')] });
  expect(args[args.indexOf('-filter_complex') + 1]).toBe(
    [
      '[0:V:0]split=2[key0][key1]',
      '[1:V:0]trim=end_frame=1,split=2[picture0][picture1]',
      '[key0]null[a];[a][picture0]concat=n=2[out0]',
      '[key1]null[b];[b][picture1]concat=n=2[out1]',
    ].join(';'),
  );
  expect(args.slice(-10)).toEqual([
    ...['-map', '[out0]', '-frames:v', '1', 'file:a'],
    ...['-map', '[out1]', '-frames:v', '1', 'file:b'],
  ]);
});
