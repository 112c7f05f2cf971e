import { Injectable } from '@nestjs/common';
import type { Person } from '../platform/actor.js';
import type { Tx } from '../platform/tx.js';
import { Enrollment } from './enrollment.entity.js';
import { mayRead, mustBeOwn } from './enrollments.policy.js';

/** An enrollment without the page as it was shown, which only the audit needs. */
export type EnrollmentBrief = Pick<
  Enrollment,
  'id' | 'societyId' | 'personId' | 'courseId' | 'courseVersionId' | 'createdAt'
>;

const columns = {
  id: true,
  societyId: true,
  personId: true,
  courseId: true,
  courseVersionId: true,
  createdAt: true,
} as const;

/**
 * The way to an enrollment for every slice that works in one. A learner sees her own record of every society, but works
 * in the society she is at: an enrollment of another one is not found.
 */
@Injectable()
export class EnrollmentAccess {
  /** The actor's own; `not-found` when it is out of sight, `not-allowed` when it is in sight and someone else's. */
  async own(tx: Tx, actor: Person, id: string): Promise<EnrollmentBrief> {
    const enrollment = await this.here(tx, actor, id);
    mustBeOwn(actor, enrollment);

    return enrollment;
  }

  /** The actor's own, or one of the society the actor administers. */
  async readable(tx: Tx, actor: Person, id: string): Promise<EnrollmentBrief> {
    const enrollment = await this.here(tx, actor, id);
    mayRead(actor, enrollment);

    return enrollment;
  }

  all(tx: Tx, actor: Person): Promise<EnrollmentBrief[]> {
    return tx.find(Enrollment, {
      where: { personId: actor.personId, societyId: actor.societyId },
      order: { createdAt: 'DESC' },
      select: columns,
      take: 100,
    });
  }

  inVersion(tx: Tx, actor: Person, courseVersionId: string): Promise<EnrollmentBrief> {
    return tx.need(Enrollment, { where: { courseVersionId, personId: actor.personId }, select: columns });
  }

  private here(tx: Tx, { societyId }: Person, id: string): Promise<EnrollmentBrief> {
    return tx.need(Enrollment, { where: { id, societyId }, select: columns });
  }
}
