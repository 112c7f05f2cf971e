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

/** When a session was held: a plain ISO date, and wall-clock times such as 09:00. */
export type SessionTime = Readonly<{ day: string; from: string; to: string }>;

/** As a certificate prints it: Nov 14, 9:00 to 10:30 AM. The year only where its sessions are of several. */
export function sessionTime({ day, from, to }: SessionTime, language: string, withYear = false): string {
  const date = new Date(`${day}T00:00:00Z`);
  const inWords = format(language, {
    month: 'short',
    day: 'numeric',
    ...(withYear ? { year: 'numeric' as const } : {}),
    timeZone: 'UTC',
  }).format(date);
  const [start, end] = [clock(from, language), clock(to, language)];
  const half = / [AP]M$/.exec(end)?.[0] ?? '';

  return `${inWords}, ${half && start.endsWith(half) ? start.slice(0, -half.length) : start} to ${end}`;
}

const clock = (time: string, language: string): string =>
  format(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .format(new Date(`1970-01-01T${time}:00Z`))
    .replace(/\s/g, ' ');

/** Formats are costly to make. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${Object.values(options).join(' ')}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);

  return known;
}
