import { t, type TextKey } from './i18n.ts';

const MARK = '\u0001';

/** The words before and after one value, where the value itself is drawn (a link, a chip). */
export const splitAt = (key: TextKey, name: string, values: Record<string, string | number> = {}) => {
  const [before = '', after = ''] = t(key, { ...values, [name]: MARK }).split(MARK);
  return { before, after };
};
