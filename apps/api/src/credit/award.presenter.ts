import type { AwardView } from '@cohesion/contracts';
import { BODIES, formatCredit, parseCredit, stepLine } from '@cohesion/credit';
import { formatCode } from '@cohesion/certificates';
import type { CertificateBrief } from '../certificates/certificates-lookup.service.js';
import type { Award } from './award.entity.js';

export function presentAwards(
  awards: readonly Award[],
  certificates: readonly CertificateBrief[],
): AwardView[] {
  return awards.flatMap((award) => {
    const certificate = certificates.find(({ awardId }) => awardId === award.id);

    return certificate ? [presentAward(award, certificate)] : [];
  });
}

function presentAward(award: Award, { id, code, ready }: CertificateBrief): AwardView {
  return {
    id: award.id,
    activityTitle: award.activity.title,
    society: award.activity.society,
    sample: award.activity.sample,
    body: award.body,
    bodyName: BODIES[award.body].name,
    amount: formatCredit(parseCredit(award.amount) ?? 0),
    unit: award.unit,
    categories: [...award.activity.categories],
    format: award.activity.format,
    completedOn: award.completedOn,
    awardedAt: award.createdAt.toISOString(),
    certificate: { id, code: formatCode(code), ready },
    arithmetic: [
      ...award.derivation.steps.map(stepLine),
      ...(award.correctsId ? [`Corrected by the society: ${award.amount} ${award.unit}`] : []),
    ],
  };
}
