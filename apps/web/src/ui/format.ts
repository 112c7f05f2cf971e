/** "November 22, 2026" of a plain date or an instant; plain dates are the same day everywhere. */
export function formatDate(date: string): string {
  const isPlain = /^\d{4}-\d{2}-\d{2}$/.test(date);

  return new Intl.DateTimeFormat('en-US', {
    dateStyle: 'long',
    ...(isPlain ? { timeZone: 'UTC' } : {}),
  }).format(new Date(isPlain ? `${date}T00:00:00Z` : date));
}

/** "1 h 5 min", "20 min". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest} min`;

  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export const capitalize = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
