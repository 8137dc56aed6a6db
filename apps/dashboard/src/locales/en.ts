import { savedViews } from '../features/saved-views/locale.en.ts';
import { session } from '../features/session/locale.en.ts';
import { tagging } from '../features/tagging/locale.en.ts';
import { shell } from '../shell/locale.en.ts';
import { menu } from './menu.en.ts';
import { shared } from './shared.en.ts';

/** What the first page says. A feature of any other page belongs into `en.pages.ts`; the build holds it. */
export const en = { ...shared, menu, shell, session, savedViews, tagging };
