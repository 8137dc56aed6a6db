import type { HistoryAction, HistoryEventView } from '@smarttag/domain';
import { describe, expect, it } from 'vitest';
import { mergeEvents } from './merge-events.ts';

let seq = 100;
const event = (action: HistoryAction, actorId = 'dana'): HistoryEventView => ({
  id: `e${--seq}`,
  seq,
  at: '2026-11-18T14:32:08Z',
  requestId: 'request-1',
  actorId,
  actorName: actorId,
  action,
  subject: { type: 'creative', id: `c${seq}` },
});
const shape = (...events: HistoryEventView[]) =>
  mergeEvents(events).map((line) => [line.event.action, line.more.length]);

describe('a timeline', () => {
  it('tells what was done to many files in one line', () =>
    expect(shape(event('creative.declared'), event('creative.declared'), event('creative.declared'))).toEqual(
      [['creative.declared', 2]],
    ));

  it('keeps people and actions apart', () =>
    expect(
      shape(
        event('creative.viewed'),
        event('creative.viewed', 'priya'),
        event('creative.downloaded', 'priya'),
      ),
    ).toEqual([
      ['creative.viewed', 0],
      ['creative.viewed', 0],
      ['creative.downloaded', 0],
    ]));

  it('keeps companies apart, also where SmartTag acts for each', () => {
    const of = (partnerId: string) => ({ ...event('creative.tagging', 'system'), partnerId });
    expect(shape(of('northlight'), of('northlight'), of('harbor'))).toEqual([
      ['creative.tagging', 1],
      ['creative.tagging', 0],
    ]);
  });

  it('lets each decision and each edit stand alone', () =>
    expect(
      shape(
        event('creative.tagged'),
        event('creative.tagged'),
        event('creative.edited'),
        event('creative.edited'),
      ),
    ).toHaveLength(4));
});
