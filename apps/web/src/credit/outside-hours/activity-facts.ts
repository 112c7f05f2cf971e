import { type OutsideHoursView, type RecordOutsideHours, recordOutsideHours } from '@cohesion/contracts';
import type { FieldMessage } from '../../ui/error-summary.js';
import { dateFrom, isDateEmpty, textOf, textsOf } from '../forms/plain-date.js';
import { issuesOf } from '../../platform/use-sending.js';

/** Where each question stands: what is off in a later one does not stop an earlier one. */
export const steps = ['what', 'when', 'proof'] as const;
export type StepName = (typeof steps)[number];

/** In the order in which they are asked. */
const ofFirst = ['title', 'provider', 'activity', 'format', 'role', 'formality'];
const ofLast = ['certificateNumber', 'proofIds'];

export function stepOf(field: string): StepName {
  if (ofFirst.includes(field)) return 'what';

  return ofLast.includes(field.split('.')[0] ?? '') ? 'proof' : 'when';
}

type Around = Readonly<{ id: string; proofIds: readonly string[]; isAnother: boolean }>;
type Read =
  | Readonly<{ ok: true; request: RecordOutsideHours }>
  | Readonly<{ ok: false; problems: readonly FieldMessage[] }>;

const asked: Readonly<Record<string, string>> = {
  activity: 'Choose what it was',
  format: 'Choose how it was held',
  role: 'Choose what you did there',
  formality: 'Choose whether it was formal',
};

/** The three questions as the contract takes them, or everything that is off. */
export function readActivity(data: FormData, { id, proofIds, isAnother }: Around): Read {
  const problems: FieldMessage[] = [];
  const day = (name: string, what: string): string => {
    const typed = dateFrom(data, name, what);
    if ('day' in typed) return typed.day;
    problems.push({ field: name, message: typed.problem });

    return '2000-01-01';
  };
  for (const [field, message] of Object.entries(asked))
    if (!textOf(data, field)) problems.push({ field, message });
  const parsed = recordOutsideHours.safeParse({
    id,
    ...Object.fromEntries(ofFirst.map((name) => [name, textOf(data, name)])),
    startedOn: isDateEmpty(data, 'startedOn') ? null : day('startedOn', 'the first day'),
    completedOn: day('completedOn', 'the day it ended'),
    parts: partsIn(data),
    certificateNumber: textOf(data, 'certificateNumber') || null,
    proofIds,
    ...(isAnother ? { isAnother } : {}),
  });
  if (!parsed.success)
    problems.push(
      ...issuesOf(parsed.error).filter(({ field }) => !problems.some((one) => one.field === field)),
    );

  return parsed.success && problems.length === 0
    ? { ok: true, request: parsed.data }
    : { ok: false, problems: inOrder(problems) };
}

function partsIn(data: FormData): RecordOutsideHours['parts'] {
  const parts: RecordOutsideHours['parts'] = [];
  for (let index = 0; data.has(`parts.${index}.hours`); index += 1) {
    const credits: { approver: string; hours: string }[] = [];
    for (let place = 0; data.has(`parts.${index}.credits.${place}.approver`); place += 1) {
      const [approver = '', hours = ''] = ['approver', 'hours'].map((part) =>
        textOf(data, `parts.${index}.credits.${place}.${part}`),
      );
      if (approver || hours) credits.push({ approver, hours });
    }
    parts.push({ minutes: minutesIn(data, index), topics: textsOf(data, `parts.${index}.topics`), credits });
  }

  return parts;
}

/** Not a number where the boxes hold something else, which the schema then refuses. */
function minutesIn(data: FormData, part: number): number {
  const [hours, minutes] = ['hours', 'minutes'].map((unit) => {
    const text = textOf(data, `parts.${part}.${unit}`);

    return /^\d*$/.test(text) ? Number(text) : NaN;
  });

  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** As the form asks. */
const inOrder = (problems: readonly FieldMessage[]): FieldMessage[] =>
  problems.toSorted((a, b) => placeOf(a) - placeOf(b));

const placeOf = ({ field }: FieldMessage): number =>
  100 * steps.indexOf(stepOf(field)) + ofFirst.indexOf(field);

/** Hours of one activity as the form shows them. */
export const partsOf = (record: OutsideHoursView | undefined) =>
  (record?.parts ?? [undefined]).map((part) => ({
    hours: part ? String(Math.floor(part.minutes / 60)) : '',
    minutes: part ? String(part.minutes % 60) : '',
    topics: part?.topics ?? [],
    credits: part?.credits ?? [],
  }));
