import { shallowRef } from 'vue';

/** The locale that numbers and dates are written in; follows the language. */
export const numberLocale = shallowRef('en-GB');

const formats = new Map<string, Intl.NumberFormat>();

export const numberFormat = (options: Intl.NumberFormatOptions) => {
  const key = numberLocale.value + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(numberLocale.value, options);
  formats.set(key, known);
  return known;
};

export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}) =>
  numberFormat(options).format(value);

/** `2,099`, or `10,000+` beyond the bound of exact counting. */
export const formatBoundedCount = (bounded: { count: number; exceeded: boolean }) =>
  formatNumber(bounded.count) + (bounded.exceeded ? '+' : '');
