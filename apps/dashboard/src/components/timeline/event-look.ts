import type { HistoryAction } from '@smarttag/domain';
import type { IconName } from '../icons/shapes.ts';

/** The icon of what the system did by itself; people have their initials. */
const ICONS: Partial<Record<HistoryAction, IconName>> = {
  'creative.uploaded': 'upload',
  'creative.tagging': 'tagging',
  'creative.tagged': 'tagged',
  'creative.duplicate': 'duplicate',
  'creative.rejected': 'rejected',
  'creative.failed': 'failed',
  'creative.expired': 'expired',
  'session.refused': 'shield',
  'access.refused': 'shield',
};

export const iconOf = (action: HistoryAction): IconName => ICONS[action] ?? 'activity';
