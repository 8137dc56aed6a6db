const roundedSeconds = (seconds: number): number => {
  if (seconds < 30) return Math.max(1, Math.round(seconds));
  if (seconds < 120) return Math.round(seconds / 5) * 5;
  return Math.round(seconds / 60) * 60;
};

/**
 * The time left to show, in seconds: rounded to seconds, then 5 seconds, then minutes. It goes down
 * freely and up only by a fifth or more, so that it does not jump about.
 */
export const nextTimeLeft = (shown: number | undefined, seconds: number): number => {
  const rounded = roundedSeconds(seconds);
  return shown !== undefined && rounded > shown && rounded < shown * 1.2 ? shown : rounded;
};
