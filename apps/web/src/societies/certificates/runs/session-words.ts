import type { LiveFormat, RunSession } from '@cohesion/contracts';

export const liveFormatWords: Readonly<Record<LiveFormat, string>> = {
  'live-in-person': 'Live, in person',
  'live-online': 'Live, online',
};

export type SessionRow = Readonly<RunSession & { key: number }>;

const clock = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
const date = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "Nov 14, 2026, 9:00 AM to 10:30 AM" */
export function whenWords({ day, from, to }: Pick<RunSession, 'day' | 'from' | 'to'>): string {
  const at = (time: string): string => clock.format(new Date(`1970-01-01T${time}:00Z`));

  return `${date.format(new Date(`${day}T00:00:00Z`))}, ${at(from)} to ${at(to)}`;
}

/** The row as it is sent. */
export const sessionOf = ({ title, day, from, to }: RunSession): RunSession => ({
  title: title.trim(),
  day,
  from,
  to,
});

/** Earlier ones first; what has no time yet stays at the end. */
export const byTime = (rows: readonly SessionRow[]): SessionRow[] =>
  rows.toSorted((a, b) => moment(a).localeCompare(moment(b)));

const moment = ({ day, from }: RunSession): string => `${day || '9999'} ${from || '99:99'}`;

export const isWhole = ({ title, day, from, to }: RunSession): boolean =>
  [title.trim(), day, from, to].every((part) => part !== '');

/** What is not typed yet, each beside its field. */
export const missingIn = (rows: readonly SessionRow[]) =>
  rows.flatMap(({ title, day, from, to }, index) =>
    [
      { name: 'title', message: 'Write what the session was called', off: title.trim() === '' },
      { name: 'day', message: 'Enter the day of the session', off: day === '' },
      { name: 'from', message: 'Enter when it began', off: from === '' },
      { name: 'to', message: 'Enter when it ended', off: to === '' },
    ].flatMap(({ name, message, off }) => (off ? [{ field: `sessions.${index}.${name}`, message }] : [])),
  );

/** The server counts sessions in the order of their times; on the page they stand as they were typed. */
export function fieldOnPage(rows: readonly SessionRow[]): (path: string) => string {
  return (path) => {
    const [, place, name] = /^(?:live\.)?sessions\.(\d+)\.(\w+)$/.exec(path) ?? [];
    if (place === undefined) return path.replace(/^live\./, '').split('.')[0] ?? '';
    const row = byTime(rows)[Number(place)];

    return `sessions.${rows.findIndex(({ key }) => key === row?.key)}.${name}`;
  };
}
