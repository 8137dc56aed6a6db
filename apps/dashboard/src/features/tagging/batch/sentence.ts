import type { TextKey } from '../../../locales/i18n.ts';

/** What can be pressed inside a sentence. */
export type SentenceAction =
  'uploadAnyway' | 'tryNow' | 'sendFromHere' | 'startOver' | 'sendAgain' | 'madeThis';

/** The one sentence under a state. In its text `{file}` and `{action}` stand for links. */
export interface Sentence {
  key: TextKey;
  values?: Record<string, string | number>;
  /** The creative that `{file}` leads to. */
  file?: { name: string; creativeId: string };
  action?: SentenceAction;
}
