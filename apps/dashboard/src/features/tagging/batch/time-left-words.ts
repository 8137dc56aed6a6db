import { t } from '../../../locales/i18n.ts';

/** `17 s left`, `3 min left`; `about` in the dock. */
export const timeLeftWords = (seconds: number, about = false): string => {
  const minutes = seconds >= 120;
  const values: Record<string, number> = minutes ? { min: Math.round(seconds / 60) } : { s: seconds };
  if (about) return t(minutes ? 'tagging.time.aboutMinutesLeft' : 'tagging.time.aboutSecondsLeft', values);
  return t(minutes ? 'tagging.time.minutesLeft' : 'tagging.time.secondsLeft', values);
};
