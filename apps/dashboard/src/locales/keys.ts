import type { ErrorCode } from '@smarttag/domain';
import type { en } from './en.ts';
import type { enPages } from './en.pages.ts';

type Paths<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Paths<T[Key]>}`;
}[keyof T & string];

/** English is complete; every other language has the same keys by type. */
export type FirstMessages = typeof en;
export type PageMessages = typeof enPages;

/** The server says why in English; another language has one sentence for each code. */
export type Refusals = Record<ErrorCode, string>;

/** Every key there is: a missing one fails the type check. */
export type TextKey = Paths<FirstMessages & PageMessages>;

/** The rail says it on every page, so it is in the entry. */
export type MenuKey = TextKey & `menu.${string}`;
