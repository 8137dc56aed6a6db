import { describe, expect, it } from 'vitest';
import { wayBack } from './way-back.ts';

describe('the way back from a creative', () => {
  it('keeps the filters of the list one came from', () => {
    expect(wayBack('/creatives?state=tagged&range=last7')).toBe('/creatives?state=tagged&range=last7');
    expect(wayBack('/creatives')).toBe('/creatives');
  });

  it('is the plain list from anywhere else', () => {
    for (const previous of ['/history', '/creatives/0193-abc', null, undefined])
      expect(wayBack(previous)).toEqual({ name: 'creatives' });
  });
});
