import { AppError } from '../../platform/problem.js';
import type { AwardBrief } from '../../credit/ledger/award-ledger.service.js';
import type { Certificate } from '../certificate.entity.js';
import type { CertificateCorrection } from '../certificate-correction.entity.js';
import type { CertificateRevocation } from '../certificate-revocation.entity.js';
import type { Kept } from './kept-certificates.service.js';

/** Whether the page sent this before; refused as `sent-before` when it was about another certificate. */
export async function wasSent(
  { tx, newest }: Kept,
  entity: typeof CertificateCorrection | typeof CertificateRevocation,
  id: string,
): Promise<boolean> {
  const known = await tx.findOne<CertificateCorrection | CertificateRevocation>(entity, { where: { id } });
  if (known && known.code !== newest.code) throw new AppError('sent-before');

  return known !== null;
}

export const awardOf = ({ awardId: id, societyId, personId }: Certificate): AwardBrief => ({
  id,
  societyId,
  personId,
});
