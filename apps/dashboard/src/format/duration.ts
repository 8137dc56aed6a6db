import { t } from '../locales/i18n.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** The length of a film: `0:15`, `2:04`, `1:02:03`. */
export const formatDuration = (seconds: number) => {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** A sum of lengths in words: `2 h 41 min`, `12 min`, `40 s`. */
export const formatLongDuration = (seconds: number) => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('time.secondsOnly', { s: whole });
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return t('time.minutes', { min: minutes });
  const rest = minutes % 60;
  const h = Math.floor(minutes / 60);
  return rest === 0 ? t('time.hours', { h }) : t('time.hoursMinutes', { h, min: rest });
};
