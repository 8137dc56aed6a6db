import { savedViews } from '../features/saved-views/locale.fr.ts';
import { session } from '../features/session/locale.fr.ts';
import { tagging } from '../features/tagging/locale.fr.ts';
import { shell } from '../shell/locale.fr.ts';
import { menu } from './menu.fr.ts';
import { refusals } from './refusals.fr.ts';
import { shared } from './shared.fr.ts';
import type { FirstMessages, Refusals } from './keys.ts';

/** What the first page says, in French. */
export const fr: FirstMessages & { refusals: Refusals } = {
  ...shared,
  menu,
  shell,
  session,
  savedViews,
  tagging,
  refusals,
};
