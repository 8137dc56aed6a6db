import { numberLocale } from './number.ts';

/** `MP4, MOV or AVI` */
export const anyOf = (things: readonly string[]) =>
  new Intl.ListFormat(numberLocale.value, { type: 'disjunction' }).format(things);
