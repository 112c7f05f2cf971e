/** "1 minute", "22 minutes", "1 h 40 min". */
export function duration(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const rest = minutes % 60;

  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

const dayNumber = (time: Date) =>
  Math.round(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000);

/** When something happened, the way a person would say it: "earlier today", "yesterday", "on Tuesday", "on November 3". */
export function dayInWords(then: Date, now: Date): string {
  const days = dayNumber(now) - dayNumber(then);
  if (days <= 0) return 'earlier today';
  if (days === 1) return 'yesterday';
  if (days < 7) return `on ${then.toLocaleDateString('en-US', { weekday: 'long' })}`;
  const year: 'numeric' | undefined = then.getFullYear() === now.getFullYear() ? undefined : 'numeric';

  return `on ${then.toLocaleDateString('en-US', { month: 'long', day: 'numeric', year })}`;
}
