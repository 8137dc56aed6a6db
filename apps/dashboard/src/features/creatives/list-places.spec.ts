import { beforeEach, expect, it } from 'vitest';
import { placeOf, rememberNeighbour, rememberPlaces } from './list-places.ts';

beforeEach(() => rememberPlaces(['a', 'b'], 312));

it('tells where a row stood among all that the filter found', () => {
  expect(placeOf('b')).toEqual({ place: 2, total: 312 });
  expect(placeOf('elsewhere')).toBeUndefined();
});

it('goes on counting beyond the rows that were loaded', () => {
  rememberNeighbour('c', 'b', 1);
  rememberNeighbour('a', 'b', -1);
  expect([placeOf('c'), placeOf('a')]).toEqual([
    { place: 3, total: 312 },
    { place: 1, total: 312 },
  ]);
});

it('does not say of how many where that is not known, or no longer true', () => {
  rememberPlaces(['a', 'b'], 1);
  expect(placeOf('b')).toEqual({ place: 2 });
  rememberPlaces(['a'], undefined);
  expect(placeOf('a')).toEqual({ place: 1 });
});
