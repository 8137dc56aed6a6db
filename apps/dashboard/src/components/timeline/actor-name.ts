import type { HistoryEventView } from '@smarttag/domain';
import { t, type TextKey } from '../../locales/i18n.ts';

/** Those behind whom no account stands: the server names them in English. */
const WITHOUT_ACCOUNT: Partial<Record<string, TextKey>> = {
  platform: 'activity.actors.platform',
  anonymous: 'activity.actors.anonymous',
};

export const actorNameOf = ({ actorId, actorName }: Pick<HistoryEventView, 'actorId' | 'actorName'>) => {
  const key = WITHOUT_ACCOUNT[actorId];
  return key ? t(key) : actorName;
};
