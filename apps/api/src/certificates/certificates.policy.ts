import type { Person } from '../platform/actor.js';
import { AppError } from '../platform/problem.js';

/** Its owner, or an administrator of the society that issued it. */
export function mayReadCertificate(
  actor: Person,
  { personId, societyId }: { personId: string; societyId: string },
): void {
  const isAdministrator = actor.societyId === societyId && actor.roles.includes('ce-administrator');
  if (personId !== actor.personId && !isAdministrator) throw new AppError('not-found');
}
