import { ApiError, NetworkError } from '../../http/errors.ts';
import { makeRequestId } from '../../http/request-id.ts';
import { t } from '../../locales/i18n.ts';

/** Why signing in did not work, and what helps. */
export const signInWords = (error: unknown): string => {
  if (error instanceof NetworkError) return t('session.noConnection');
  if (!(error instanceof ApiError)) return t('session.failed', { id: makeRequestId() });
  switch (error.code) {
    case 'WRONG_CREDENTIALS':
    case 'VALIDATION_FAILED':
      return t('session.wrong');
    case 'TOO_MANY_ATTEMPTS':
      return t('session.tooMany');
    case 'PARTNER_SUSPENDED':
      return t('session.suspended');
    default:
      return t('session.failed', { id: error.requestId });
  }
};
