import {
  changeLicense,
  type ChangeLicense,
  type HandTotals,
  type LicenseType,
  maxHandCategories,
  maxLicensePeriods,
} from '@cohesion/contracts';
import type { FieldMessage } from '../../ui/error-summary.js';
import { dateFrom, isDateEmpty, textOf, textsOf } from '../forms/plain-date.js';
import { issuesOf } from '../../platform/use-sending.js';

export type ReadFacts =
  Readonly<{ ok: true; facts: ChangeLicense }> | Readonly<{ ok: false; problems: readonly FieldMessage[] }>;

/** The form of a license as the contract takes it, or everything that is off, in the order of the form. `type` null: totals by hand. */
export function readFacts(data: FormData, type: LicenseType | null): ReadFacts {
  const problems: FieldMessage[] = [];
  const day = (name: string, what: string): string => {
    const typed = dateFrom(data, name, what);
    if ('day' in typed) return typed.day;
    problems.push({ field: name, message: typed.problem });

    return '';
  };
  const byHand = type ? null : totalsIn(data);
  const issuedOn = day('issuedOn', 'the day it was issued');
  const birthMonth = textOf(data, 'birthMonth');
  if (type?.asks.birthMonth && !birthMonth) problems.push({ field: 'birthMonth', message: 'Choose a month' });
  const periods = periodsIn(data, type === null || type.asks.periods === 'needed', day);
  const parsed = changeLicense.safeParse({
    byHand,
    number: textOf(data, 'number') || null,
    issuedOn: issuedOn || '2000-01-01',
    birthMonth: birthMonth ? Number(birthMonth) : null,
    periods,
    conditions: textsOf(data, 'conditions'),
  });
  if (!parsed.success) problems.push(...issuesOf(parsed.error));

  return parsed.success && problems.length === 0
    ? { ok: true, facts: parsed.data }
    : { ok: false, problems: problems };
}

/** A cycle whose boxes are all empty is none, but for the first where the board needs it. */
function periodsIn(
  data: FormData,
  isFirstNeeded: boolean,
  day: (name: string, what: string) => string,
): ChangeLicense['periods'] {
  const periods: { start: string; end: string }[] = [];
  for (let index = 0; index < maxLicensePeriods && data.has(`periods.${index}.start-year`); index += 1) {
    const [start, end] = [`periods.${index}.start`, `periods.${index}.end`];
    const isEmpty = isDateEmpty(data, start) && isDateEmpty(data, end);
    if (isEmpty && !(isFirstNeeded && index === 0)) continue;
    const period = {
      start: day(start, 'the first day of the cycle'),
      end: day(end, 'the last day of the cycle'),
    };
    if (period.start && period.end) periods.push(period);
  }

  return periods;
}

/** A topic without hours and hours without a topic are left to the schema, which says what is missing. */
function totalsIn(data: FormData): HandTotals {
  const categories: { topic: string; hours: string }[] = [];
  for (let index = 0; index < maxHandCategories; index += 1) {
    const [topic, hours] = ['topic', 'hours'].map((part) =>
      textOf(data, `byHand.categories.${index}.${part}`),
    );
    if (topic || hours) categories.push({ topic: topic ?? '', hours: hours ?? '' });
  }

  return { boardName: textOf(data, 'byHand.boardName'), hours: textOf(data, 'byHand.hours'), categories };
}
