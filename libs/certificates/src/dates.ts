const formats = new Map<string, Intl.DateTimeFormat>();

/** A plain ISO date in words: November 14, 2026. */
export function plainDate(date: string, language: string): string {
  return format(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** A plain ISO date, short: Nov 14, 2026. */
export function shortDate(date: string, language: string): string {
  return format(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** An instant in a zone: November 15, 2026 at 10:02 AM EST. */
export function moment(instant: string, language: string, timeZone: string): string {
  return (
    format(language, {
      timeZone,
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    })
      .format(new Date(instant))
      // Intl sets a narrow no-break space before AM and PM, which no interface font draws.
      .replace(/\s/g, ' ')
  );
}

/** Formats are costly to make. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${Object.values(options).join(' ')}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);

  return known;
}
