import { type PracticeFacts, practiceFacts } from '@cohesion/contracts';
import type { FieldMessage } from '../../ui/error-summary.js';
import { dateFrom, textOf } from '../forms/plain-date.js';
import { issuesOf } from '../../platform/use-sending.js';

type Read =
  Readonly<{ ok: true; entry: PracticeFacts }> | Readonly<{ ok: false; problems: readonly FieldMessage[] }>;

/** The form of an entry as the contract takes it. `notAClient`: words of the note that she says are about nobody. */
export function readEntry(data: FormData, notAClient: readonly string[]): Read {
  const problems: FieldMessage[] = [];
  const kind = textOf(data, 'kind');
  if (!kind) problems.push({ field: 'kind', message: 'Choose what it was' });
  const on = whenIn(data);
  if ('problem' in on) problems.push({ field: 'on', message: on.problem });
  const [name, email] = [textOf(data, 'supervisor.name'), textOf(data, 'supervisor.email')];
  const parsed = practiceFacts.safeParse({
    kind: kind === 'supervision' ? 'supervision' : 'group-leading',
    ...(kind === 'supervision'
      ? { form: textOf(data, 'form') || 'group' }
      : { role: textOf(data, 'role') || 'leader' }),
    on: 'on' in on ? on.on : '2000-01',
    minutes: minutesIn(data),
    setting: textOf(data, 'setting'),
    population: textOf(data, 'population'),
    supervisor: name || email ? { name, email } : null,
    note: textOf(data, 'note'),
    ...(notAClient.length > 0 ? { notAClient } : {}),
  });
  if (!parsed.success) problems.push(...issuesOf(parsed.error));

  return parsed.success && problems.length === 0 ? { ok: true, entry: parsed.data } : { ok: false, problems };
}

/** A month alone where the day was left empty: old hours are often known by their month. */
function whenIn(data: FormData): { on: string } | { problem: string } {
  if (textOf(data, 'on-day') !== '') {
    const typed = dateFrom(data, 'on', 'the day');

    return 'day' in typed ? { on: typed.day } : typed;
  }
  const [month, year] = [textOf(data, 'on-month'), textOf(data, 'on-year')];
  if (!month && !year) return { problem: 'Enter the day, or the month and the year' };

  return /^(?:0?[1-9]|1[0-2])$/.test(month) && /^\d{4}$/.test(year)
    ? { on: `${year}-${month.padStart(2, '0')}` }
    : { problem: 'Enter the month as 1 to 12 and the year with four digits' };
}

function minutesIn(data: FormData): number {
  const [hours = '', minutes = ''] = ['hours', 'minutes'].map((name) => textOf(data, name));

  return /^\d*$/.test(hours + minutes) ? Number(hours) * 60 + Number(minutes) : NaN;
}
