/** A day of the calendar as 'YYYY-MM-DD'. Such dates order as text; a period includes its last day. */
export type PlainDate = string;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True for a day that exists: 2024-02-29 does, 2023-02-29 and 2026-2-1 do not. */
export function isPlainDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];

  return day >= 1 && day <= daysIn(year, month);
}

/** Whether the day lies in the period, both ends included; an end of null is open. */
export function isWithin(on: PlainDate, from: PlainDate, to: PlainDate | null): boolean {
  return from <= on && (to === null || on <= to);
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}
