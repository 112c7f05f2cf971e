import type { Person } from '../platform/actor.js';
import { AppError } from '../platform/problem.js';

type Owned = Readonly<{ personId: string; societyId: string }>;

/** Only the learner herself works in an enrollment; an administrator who can see it may not act in it. */
export function mustBeOwn(actor: Person, { personId }: Owned): void {
  if (personId !== actor.personId) throw new AppError('not-allowed');
}

/** The learner herself, or an administrator of the society it belongs to. */
export function mayRead(actor: Person, { personId, societyId }: Owned): void {
  const isAdministrator = actor.societyId === societyId && actor.roles.includes('ce-administrator');
  if (personId !== actor.personId && !isAdministrator) throw new AppError('not-found');
}
