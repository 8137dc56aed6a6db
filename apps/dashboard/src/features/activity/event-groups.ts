import type { HistoryAction } from '@smarttag/domain';

export const VIEWS = ['all', 'changes', 'access'] as const;
export type View = (typeof VIEWS)[number];

/** Which actions a view shows; `all` has no list. */
export const ACTIONS: Record<View, readonly HistoryAction[] | undefined> = {
  all: undefined,
  changes: [
    'submission.changed',
    'submission.submitted',
    'submission.discarded',
    'creative.cancelled',
    'creative.restored',
    'creative.released',
    'creative.retried',
    'creative.edited',
    'business_center.stated',
    'account.changed',
  ],
  access: [
    'creative.viewed',
    'creative.downloaded',
    'session.started',
    'session.ended',
    'session.refused',
    'access.refused',
  ],
};
