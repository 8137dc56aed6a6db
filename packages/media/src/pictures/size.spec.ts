import { expect, it } from 'vitest';

import { fitInto } from './size.js';

it.each([
  [1080, 1920, 360, 640],
  [1920, 1080, 640, 360],
  [640, 640, 640, 640],
  [300, 200, 300, 200],
  [8192, 2, 640, 1],
])('fits %d × %d into 640 as %d × %d', (width, height, fitWidth, fitHeight) => {
  expect(fitInto(640, { width, height })).toEqual({ width: fitWidth, height: fitHeight });
});
