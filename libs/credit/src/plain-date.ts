/** A day of the calendar as 'YYYY-MM-DD'. Such dates order as text; a period includes its last day. */
export type PlainDate = string;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True for a day that exists: 2024-02-29 does, 2023-02-29 and 2026-2-1 do not. */
export function isPlainDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const [year, month, day] = partsOf(text);

  return day >= 1 && day <= daysIn(year, month);
}

/** Whether the day lies in the period, both ends included; an end of null is open. */
export function isWithin(on: PlainDate, from: PlainDate, to: PlainDate | null): boolean {
  return from <= on && (to === null || on <= to);
}

/** The day that many months later; a day the month does not have becomes its last: 2026-01-31 and one month is 2026-02-28. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];

  return plainDate(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}

export function dayAfter(date: PlainDate): PlainDate {
  const [year, month, day] = partsOf(date);
  if (day < daysIn(year, month)) return plainDate(year, month, day + 1);

  return month === 12 ? plainDate(year + 1, 1, 1) : plainDate(year, month + 1, 1);
}

export function dayBefore(date: PlainDate): PlainDate {
  const [year, month, day] = partsOf(date);
  if (day > 1) return plainDate(year, month, day - 1);

  return month === 1 ? plainDate(year - 1, 12, 31) : plainDate(year, month - 1, daysIn(year, month - 1));
}

export function lastDayOfMonth(year: number, month: number): PlainDate {
  return plainDate(year, month, daysIn(year, month));
}

export function yearOf(date: PlainDate): number {
  return partsOf(date)[0];
}

/** Whole months from the first day to the last, both included: 2024-03-01 to 2027-06-30 are 40. */
export function monthsIn(from: PlainDate, to: PlainDate): number {
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [year, month, day] = partsOf(dayAfter(to));
  const months = (year - fromYear) * 12 + month - fromMonth;

  return day < fromDay ? months - 1 : months;
}

function partsOf(date: PlainDate): [number, number, number] {
  return [numberIn(date, 0, 4), numberIn(date, 5, 7), numberIn(date, 8, 10)];
}

/** The number written in a part of the text; NaN where there is anything but digits. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }

  return number;
}

function plainDate(year: number, month: number, day: number): PlainDate {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}
