import type { Caller } from './caller.js';
import { anEnrollment } from './learner.js';
import { outsideHours } from './outside-hours.js';

/** The cycle of the sample rules that today lies in, and the one before it; today is November 22, 2026. */
export const currentCycle = '2026-10-01';
export const pastCycle = '2024-10-01';

/** Completes the small course and claims its hour of ethics; answers the record's id. */
export async function anHour(caller: Caller, slug = 'a-small-course'): Promise<string> {
  const learner = await anEnrollment(caller, slug);
  await learner.complete();
  const { status } = await learner.claim();
  if (status !== 200) throw new Error(`The claim answered ${status}`);

  return learner.enrollmentId;
}

/** Three hours elsewhere, entered; answers the record's id. */
export async function enteredHours(
  caller: Caller,
  changes: Parameters<typeof outsideHours>[0] = {},
): Promise<string> {
  const request = outsideHours(changes);
  const { status, body } = await caller.post('/outside-hours', request);
  if (status !== 200) throw new Error(`Entering hours answered ${status}: ${JSON.stringify(body)}`);

  return request.id;
}
