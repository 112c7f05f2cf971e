import { randomUUID } from 'node:crypto';
import type { PracticeFacts } from '@cohesion/contracts';
import type { Caller } from './caller.js';

export const aSupervisor = { name: 'Sam Sample', email: 'sam.sample@example.com' };

/** An hour and a half of leading a group, unless something else is said. */
export const groupLed = (changes: object = {}): PracticeFacts => ({
  kind: 'group-leading',
  role: 'leader',
  on: '2026-11-03',
  minutes: 90,
  setting: 'community-clinic',
  population: 'adults',
  supervisor: aSupervisor,
  note: '',
  ...changes,
});

/** An hour of supervision in a group, unless something else is said. */
export const supervised = (changes: object = {}): PracticeFacts => ({
  kind: 'supervision',
  form: 'group',
  on: '2026-11-04',
  minutes: 60,
  setting: 'community-clinic',
  population: 'adults',
  supervisor: aSupervisor,
  note: '',
  ...changes,
});

/** Recorded by the caller: the entry as it was answered. */
export async function anEntry(caller: Caller, entry: PracticeFacts = groupLed()) {
  const answer = await caller.post('/practice-log/entries', { id: randomUUID(), entry });
  if (answer.status !== 200)
    throw new Error(`Recording answered ${answer.status}: ${JSON.stringify(answer.body)}`);

  return answer.body as { id: string; versionId: string };
}
