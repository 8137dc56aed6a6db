import { t } from '../locales/i18n.ts';
import { formatNumber } from './number.ts';

/** `64 %`. A text, as of other units: by `Intl`, English would have no space before this one alone. */
export const withPercent = (figure: string) => t('percent', { figure });

/** `64 %` from 0.64. Rounds down, so that 100 % means all of it. */
export const formatPercent = (share: number) =>
  withPercent(formatNumber(Math.floor(Math.min(Math.max(share, 0), 1) * 100 + 1e-9)));
