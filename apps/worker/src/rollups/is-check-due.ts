/** Once a day, from this hour (UTC) on. */
export const isCheckDue = (checkedAt: Date | undefined, now: Date, hour: number): boolean => {
  const due = new Date(now);
  due.setUTCHours(hour, 0, 0, 0);
  if (due > now) due.setUTCDate(due.getUTCDate() - 1);
  return checkedAt === undefined || checkedAt < due;
};
