/** How many days before an approval's last day its society's administrators are written to. */
export const reminderDays = [90, 30, 7] as const;

const day = 24 * 60 * 60_000;

/** Days from one plain date to another; today is 0, yesterday -1. */
export const daysUntil = (today: string, date: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / day);

/**
 * The reminder that is due: the last of those whose day has come. An approval that was recorded late gets one mail, not three.
 * null before the first, after the last day, and for an approval without end.
 */
export function dueReminder(today: string, validTo: string | null): (typeof reminderDays)[number] | null {
  if (validTo === null) return null;
  const left = daysUntil(today, validTo);
  if (left < 0) return null;

  return reminderDays.findLast((days) => left <= days) ?? null;
}
