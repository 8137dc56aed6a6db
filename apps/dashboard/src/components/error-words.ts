import { ApiError, NetworkError } from '../http/errors.ts';
import { refusalIn, t } from '../locales/i18n.ts';

/** What happened, in words. The code stays in "Copy details". */
export const wordsOf = (error: unknown): string => {
  if (error instanceof NetworkError)
    return navigator.onLine ? t('errors.noAnswer') : t('errors.noConnection');
  if (!(error instanceof ApiError)) return t('errors.server');
  if (error.status === 403) return t('errors.notAllowed');
  if (error.status === 404) return t('shell.notFound');
  if (error.status >= 500) return error.status > 500 ? t('errors.noAnswer') : t('errors.server');
  return refusalIn(error);
};

/** For whom one asks for help: everything we know, as text. */
export const detailsOf = (error: unknown): string =>
  JSON.stringify(
    {
      page: location.href,
      at: new Date().toISOString(),
      ...(error instanceof ApiError
        ? {
            status: error.status,
            code: error.code,
            message: error.message,
            details: error.details,
            requestId: error.requestId,
          }
        : error instanceof NetworkError
          ? { message: error.message, requestId: error.requestId }
          : { message: String(error) }),
    },
    undefined,
    2,
  );
