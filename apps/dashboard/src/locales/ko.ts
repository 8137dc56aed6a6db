import { savedViews } from '../features/saved-views/locale.ko.ts';
import { session } from '../features/session/locale.ko.ts';
import { tagging } from '../features/tagging/locale.ko.ts';
import { shell } from '../shell/locale.ko.ts';
import type { FirstMessages, Refusals } from './keys.ts';
import { menu } from './menu.ko.ts';
import { refusals } from './refusals.ko.ts';
import { shared } from './shared.ko.ts';

export const ko: FirstMessages & { refusals: Refusals } = {
  ...shared,
  menu,
  shell,
  session,
  savedViews,
  tagging,
  refusals,
};
