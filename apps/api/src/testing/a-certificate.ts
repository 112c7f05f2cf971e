import type { Caller } from './caller.js';
import { anEnrollment } from './learner.js';

/** Someone who has just claimed credit: the certificates are written, and nothing is rendered yet. */
export async function aCertificate(
  caller: Caller,
  { name = 'Ada Test', slug = 'a-small-course' } = {},
): Promise<{ id: string; code: string; ids: string[]; enrollmentId: string }> {
  const learner = await anEnrollment(caller, slug);
  await learner.complete();
  const { status, body } = await learner.claim({ name });
  if (status !== 200) throw new Error(`The claim answered ${status}: ${JSON.stringify(body)}`);
  const certificates: { id: string; code: string }[] = body.awards.map(
    ({ certificate }: { certificate: { id: string; code: string } }) => certificate,
  );

  return {
    id: certificates[0]?.id ?? '',
    code: certificates[0]?.code ?? '',
    ids: certificates.map(({ id }) => id),
    enrollmentId: learner.enrollmentId,
  };
}
