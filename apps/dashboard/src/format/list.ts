import { numberLocale } from './number.ts';

/** `MP4, MOV or AVI` */
export const anyOf = (things: readonly string[]) =>
  new Intl.ListFormat(numberLocale.value, { type: 'disjunction' }).format(things);

/** `5 tagged, 2 duplicates, 1 rejected` */
export const listOf = (things: readonly string[]) =>
  new Intl.ListFormat(numberLocale.value, { type: 'conjunction', style: 'narrow' }).format(things);
