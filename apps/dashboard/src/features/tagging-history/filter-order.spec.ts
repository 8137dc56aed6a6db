import { describe, expect, it } from 'vitest';
import { inFilterOrder } from './filter-order.ts';

const options = (values: Record<string, number | undefined>) =>
  Object.entries(values).map(([value, count]) => ({
    value,
    label: value,
    count: count === undefined ? undefined : { count, exceeded: false },
  }));
const ordered = (...[name, all]: Parameters<typeof inFilterOrder>) =>
  inFilterOrder(name, all).map(({ value }) => value);

describe('the values of a filter of Tagging History', () => {
  it.each([
    ['before their counts', { duplicate: undefined, rejected: undefined, tagged: undefined }],
    ['with counts', { rejected: 9, tagged: 4, duplicate: 7 }],
  ])('stand as outcomes do everywhere, %s', (_, values) =>
    expect(ordered('outcome', options(values))).toEqual(['tagged', 'duplicate', 'rejected']),
  );

  it('stand with the most rows first where they are many, else by name', () =>
    expect(ordered('programId', options({ few: 2, b: 5, a: 5, many: 7 }))).toEqual([
      'many',
      'a',
      'b',
      'few',
    ]));
});
