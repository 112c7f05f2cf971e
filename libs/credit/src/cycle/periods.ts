import {
  addMonths,
  dayAfter,
  dayBefore,
  isPlainDate,
  isWithin,
  lastDayOfMonth,
  monthsIn,
  yearOf,
  type PlainDate,
} from '../plain-date.js';
import type { Anchor } from '../rule-set/schema.js';
import type { CycleProblem } from './cycle-reason.js';
import type { KnownPeriod, License } from './license.js';

/** A cycle on the calendar; `number` counts from the one in which the license was issued, which is 1. */
export interface Period {
  readonly start: PlainDate | null;
  readonly end: PlainDate | null;
  readonly number: number;
  /** Whole months; null for a period without end. */
  readonly months: number | null;
  readonly isUsualLength: boolean;
}

export type PeriodResult =
  { readonly ok: true; readonly period: Period } | { readonly ok: false; readonly problem: CycleProblem };

/** The cycle of a license that includes the day. Dates entered from the license go before what the anchor would give. */
export function periodOf(license: License, anchor: Anchor, on: PlainDate): PeriodResult {
  const problem = licenseProblem(license, on);
  if (problem) return { ok: false, problem };
  if (anchor.kind === 'open') {
    return found({ start: null, end: null, number: 1, months: null, isUsualLength: true });
  }
  if (license.periods.length > 0) return fromKnown(license, anchor.months, on);

  switch (anchor.kind) {
    case 'calendar':
      return fromCalendar(license, anchor, on);
    case 'birth-month':
      return fromBirthMonth(license, anchor.months, on);
    case 'certification':
      return found(stepsFrom(license.issuedOn, anchor.months, on, 1));
    case 'registration':
      return { ok: false, problem: { code: 'period-missing' } };
  }
}

function licenseProblem({ issuedOn, periods }: License, on: PlainDate): CycleProblem | undefined {
  const dates = [on, issuedOn, ...periods.flatMap(({ start, end }) => [start, end])];
  const impossible = dates.find((date) => !isPlainDate(date));
  if (impossible !== undefined) return { code: 'date-impossible', date: impossible };
  const backward = periods.find(({ start, end }) => end < start);
  if (backward) return { code: 'period-impossible', start: backward.start, end: backward.end };
  const inOrder = inTime(periods);
  const overlapping = inOrder.find(({ start }, index) => start <= (inOrder[index - 1]?.end ?? ''));
  if (overlapping) return { code: 'periods-overlap', start: overlapping.start };

  return issuedOn > on ? { code: 'not-yet-issued', issuedOn, on } : undefined;
}

const found = (period: Period): PeriodResult => ({ ok: true, period });
const inTime = (periods: readonly KnownPeriod[]): KnownPeriod[] =>
  periods.toSorted((a, b) => (a.start < b.start ? -1 : 1));

/** Between the dates entered nothing is guessed; before and after them cycles of the usual length are laid. */
function fromKnown({ periods, issuedOn }: License, months: number, on: PlainDate): PeriodResult {
  const known = inTime(periods);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return { ok: false, problem: { code: 'period-missing' } };
  const before = cyclesBefore(first.start, months, issuedOn);
  if (on < first.start) return found(stepsBack(first.start, months, on, before));
  if (on > last.end) return found(stepsFrom(dayAfter(last.end), months, on, before + known.length + 1));
  const index = known.findIndex(({ start, end }) => isWithin(on, start, end));
  const period = known[index];
  if (!period) return { ok: false, problem: { code: 'between-periods', on } };
  const length = monthsIn(period.start, period.end);

  return found({
    ...period,
    number: before + index + 1,
    months: length,
    isUsualLength: addMonths(period.start, months) === dayAfter(period.end),
  });
}

/** How many cycles of the usual length lie between issue and the first day known. */
function cyclesBefore(start: PlainDate, months: number, issuedOn: PlainDate): number {
  let count = 0;
  while (addMonths(start, -months * count) > issuedOn) count += 1;

  return count;
}

function stepsBack(start: PlainDate, months: number, on: PlainDate, before: number): Period {
  let count = 1;
  while (addMonths(start, -months * count) > on) count += 1;

  return usual(addMonths(start, -months * count), months, before - count + 1);
}

function stepsFrom(start: PlainDate, months: number, on: PlainDate, number: number): Period {
  let count = 0;
  while (addMonths(start, months * (count + 1)) <= on) count += 1;

  return usual(addMonths(start, months * count), months, number + count);
}

const usual = (start: PlainDate, months: number, number: number): Period => ({
  start,
  end: dayBefore(addMonths(start, months)),
  number,
  months,
  isUsualLength: true,
});

function fromCalendar(
  license: License,
  { ends, years, months }: Extract<Anchor, { kind: 'calendar' }>,
  on: PlainDate,
): PeriodResult {
  const parity = years === 'every' ? null : Number(years === 'odd');
  const endYear = (date: PlainDate): number => {
    const year = yearOf(date) + (date > `${String(yearOf(date)).padStart(4, '0')}-${ends}` ? 1 : 0);

    return parity !== null && year % 2 !== parity ? year + 1 : year;
  };
  const year = endYear(on);
  const end = `${String(year).padStart(4, '0')}-${ends}`;
  const number = ((year - endYear(license.issuedOn)) * 12) / months + 1;

  return found({ start: addMonths(dayAfter(end), -months), end, number, months, isUsualLength: true });
}

/** The first cycle runs from issue to the last day of a birth month and is at most as long as the usual one. */
function fromBirthMonth(license: License, months: number, on: PlainDate): PeriodResult {
  const { birthMonth, issuedOn } = license;
  if (birthMonth === null || !Number.isInteger(birthMonth) || birthMonth < 1 || birthMonth > 12) {
    return { ok: false, problem: { code: 'birth-month-missing' } };
  }
  const latest = dayBefore(addMonths(issuedOn, months));
  const sameYear = lastDayOfMonth(yearOf(latest), birthMonth);
  const firstEnd = sameYear <= latest ? sameYear : lastDayOfMonth(yearOf(latest) - 1, birthMonth);
  if (on > firstEnd) return found(stepsFrom(dayAfter(firstEnd), months, on, 2));
  const length = monthsIn(issuedOn, firstEnd);

  return found({
    start: issuedOn,
    end: firstEnd,
    number: 1,
    months: length,
    isUsualLength: addMonths(issuedOn, months) === dayAfter(firstEnd),
  });
}
