/** A day as three boxes give it, or what is off about it, in words. */
export type TypedDate = Readonly<{ day: string } | { problem: string }>;

/** Reads `name-month`, `name-day` and `name-year`; `what` is the question in the words of the problem: "the day it was issued". */
export function dateFrom(data: FormData, name: string, what: string): TypedDate {
  const [month = '', day = '', year = ''] = ['month', 'day', 'year'].map((part) =>
    textOf(data, `${name}-${part}`),
  );
  if (!month && !day && !year) return { problem: `Enter ${what}` };
  if (!month || !day || !year) return { problem: `Enter ${what} with month, day and year` };
  if (![month, day, year].every((part) => /^\d+$/.test(part)))
    return { problem: `Enter ${what} in numbers, for example 9 30 2027` };
  if (year.length !== 4) return { problem: 'Enter the year with four digits' };
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

  return isDay(iso) ? { day: iso } : { problem: 'There is no such day. Check the date' };
}

/** Whether all three boxes were left empty. */
export const isDateEmpty = (data: FormData, name: string): boolean =>
  ['month', 'day', 'year'].every((part) => textOf(data, `${name}-${part}`) === '');

export function textOf(data: FormData, name: string): string {
  const value = data.get(name);

  return typeof value === 'string' ? value.trim() : '';
}

export const textsOf = (data: FormData, name: string): string[] =>
  data.getAll(name).filter((value) => typeof value === 'string');

function isDay(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);

  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
