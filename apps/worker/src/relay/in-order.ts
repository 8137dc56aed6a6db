import type { HistoryEvent } from '@smarttag/domain';

/**
 * All events in the order of their moments, as far as clocks agree; those of one document always in the
 * order in which it changed.
 */
export const inOrder = (queues: readonly (readonly HistoryEvent[])[]): HistoryEvent[] =>
  queues
    .flatMap((events) => {
      let latest = 0;
      return events.map((event) => {
        latest = Math.max(latest, event.at.getTime());
        return { event, moment: latest };
      });
    })
    .sort((a, b) => a.moment - b.moment)
    .map(({ event }) => event);
