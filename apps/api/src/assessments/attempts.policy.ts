import type { Person } from '../platform/actor.js';
import { AppError } from '../platform/problem.js';

/** Nobody answers in another's name; an administrator may look at an attempt and no more. */
export function mustBeOwnAttempt(actor: Person, { personId }: { personId: string }): void {
  if (personId !== actor.personId) throw new AppError('not-allowed');
}
