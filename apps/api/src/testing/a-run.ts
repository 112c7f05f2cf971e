import { randomUUID } from 'node:crypto';
import type { Caller } from './caller.js';

/** Lines for so many people, who have no accounts. */
export const aRoster = (people: number, name = 'Sample Person'): string =>
  Array.from({ length: people }, (_, index) => `${name} ${index + 1},person${index + 1}@example.com`).join(
    '\n',
  );

export const aRun = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  course: 'a-small-course',
  bodies: ['apa'],
  completedOn: '2026-11-14',
  held: '9:00 AM to 12:15 PM EST, Decatur, Georgia',
  source: 'Sign-in sheets, kept by the office.',
  confirmed: true,
  roster: aRoster(3),
  ...changes,
});

/** A run that was started; nothing of it is done yet. */
export async function aStartedRun(caller: Caller, changes: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await caller.post('/societies/acme/certificate-runs', aRun(changes));
  if (status !== 200) throw new Error(`Starting answered ${status}: ${JSON.stringify(body)}`);

  return body.run.id;
}
