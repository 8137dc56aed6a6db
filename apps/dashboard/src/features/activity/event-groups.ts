import type { HistoryAction } from '@smarttag/domain';

export const VIEWS = ['all', 'changes', 'access'] as const;
export type View = (typeof VIEWS)[number];

/** What people look for in a timeline; every action belongs to one. */
export const KIND_ACTIONS = {
  batches: ['submission.created', 'submission.changed', 'submission.submitted', 'submission.discarded'],
  uploads: [
    'creative.declared',
    'creative.released',
    'creative.uploaded',
    'creative.cancelled',
    'creative.restored',
    'creative.expired',
    'creative.submitted',
  ],
  tagging: [
    'creative.tagging',
    'creative.tagged',
    'creative.duplicate',
    'creative.rejected',
    'creative.failed',
    'creative.retried',
  ],
  edits: ['creative.edited', 'creative.reverted'],
  views: ['creative.viewed'],
  downloads: ['creative.downloaded'],
  exports: ['export.started', 'export.finished', 'export.broken'],
  disputes: ['dispute.opened', 'dispute.answered'],
  savedViews: ['saved_view.created', 'saved_view.changed', 'saved_view.removed'],
  businessCenters: [
    'business_center.stated',
    'business_center.confirmed',
    'business_center.unconfirmed',
    'business_center.noted',
  ],
  account: ['session.started', 'session.ended', 'session.refused', 'access.refused', 'account.changed'],
  administration: [
    'program.created',
    'program.changed',
    'program.archived',
    'program.restored',
    'partner.created',
    'partner.changed',
    'partner.suspended',
    'partner.restored',
    'user.invited',
    'user.joined',
    'user.changed',
    'user.deactivated',
    'user.restored',
    'user.reset',
    'settings.changed',
  ],
} as const satisfies Record<string, readonly HistoryAction[]>;
export type Kind = keyof typeof KIND_ACTIONS;
export const KINDS = Object.keys(KIND_ACTIONS) as Kind[];

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
    'creative.reverted',
    ...KIND_ACTIONS.businessCenters,
    ...KIND_ACTIONS.disputes,
    ...KIND_ACTIONS.administration,
    'account.changed',
  ],
  access: [
    'creative.viewed',
    'creative.downloaded',
    'export.started',
    'export.finished',
    'export.broken',
    'session.started',
    'session.ended',
    'session.refused',
    'access.refused',
  ],
};

/** The actions of the chosen kinds, or of the view where none is chosen; undefined is all of them. */
export const actionsOf = (view: View, kinds: readonly Kind[]): readonly HistoryAction[] | undefined =>
  kinds.length === 0 ? ACTIONS[view] : kinds.flatMap((kind): readonly HistoryAction[] => KIND_ACTIONS[kind]);
