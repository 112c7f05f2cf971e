import { In } from 'typeorm';
import type { Tx } from '../platform/tx.js';
import { Award } from './award.entity.js';

/** Whoever writes awards of one person in one version of a course waits for whoever else does. */
export const awardLock = (personId: string, courseVersionId: string): string =>
  `awards ${personId} ${courseVersionId}`;

/** What a person was awarded for a version of a course, whatever it stands on, by body; also what was corrected since. */
export async function awardsInVersion(
  tx: Tx,
  { personId, courseVersionId }: Readonly<{ personId: string; courseVersionId: string }>,
): Promise<Award[]> {
  const offers = await tx.query<{ id: string }>('select id from offers where course_version_id = $1', [
    courseVersionId,
  ]);

  return tx.find(Award, {
    where: { personId, offerId: In(offers.map(({ id }) => id)) },
    order: { body: 'ASC' },
  });
}
