import { aCause } from '@smarttag/domain/testing';
import type { HistoryEvent } from '@smarttag/domain';
import { expect, it } from 'vitest';
import { inOrder } from './in-order.js';

const event = (subject: string, revision: number, second: number): HistoryEvent => ({
  ...aCause({ at: new Date(Date.UTC(2026, 10, 18, 12, 0, second)) }),
  id: `${subject}.${revision}`,
  action: 'creative.edited',
  subject: { type: 'creative', id: subject },
});
const ids = (events: HistoryEvent[]) => events.map(({ id }) => id);

it('weaves the events of several documents by their moments', () => {
  const a = [event('a', 1, 1), event('a', 2, 5)];
  const b = [event('b', 1, 2), event('b', 2, 3)];
  expect(ids(inOrder([a, b]))).toEqual(['a.1', 'b.1', 'b.2', 'a.2']);
});

it('keeps the order of one document, whatever the clocks of those who wrote it said', () => {
  const a = [event('a', 1, 4), event('a', 2, 1), event('a', 3, 2)];
  const b = [event('b', 1, 3)];
  expect(ids(inOrder([a, b]))).toEqual(['b.1', 'a.1', 'a.2', 'a.3']);
});

it('keeps documents apart whose events fell into one moment', () => {
  expect(ids(inOrder([[event('a', 1, 1), event('a', 2, 1)], [event('b', 1, 1)]]))).toEqual([
    'a.1',
    'a.2',
    'b.1',
  ]);
});
