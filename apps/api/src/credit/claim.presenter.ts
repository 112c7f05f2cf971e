import type { ClaimPage, CreditOffer, PrintableLicense } from '@cohesion/contracts';
import { dateIn } from '../platform/clock.js';
import type { CertificateBrief } from '../certificates/certificates-lookup.service.js';
import { outstandingPath, outstandingSentence, type Progress } from '../enrollments/progress.service.js';
import type { Society } from '../societies/societies.service.js';
import type { Award } from './award.entity.js';
import { firstPass } from './evidence.js';

type Parts = Readonly<{
  enrollmentId: string;
  progress: Progress;
  offers: readonly CreditOffer[];
  awards: readonly Award[];
  certificates: readonly CertificateBrief[];
  name: string;
  licenses: readonly PrintableLicense[];
  society: Society;
}>;

/** What a learner says by claiming. */
export const attestationText = (name: string): string => `I am ${name}, and I did this work myself.`;

export function presentClaimPage({
  enrollmentId,
  progress,
  offers,
  awards,
  certificates,
  name,
  licenses,
  society,
}: Parts): ClaimPage {
  const { completion, content } = progress;

  return {
    enrollmentId,
    courseTitle: content.document.title,
    completedOn: completion.complete ? completedOn(progress, society.timeZone) : null,
    name,
    attestation: attestationText(name),
    outstanding: completion.complete
      ? []
      : completion.outstanding.map((missing) => ({
          text: outstandingSentence(missing),
          path: outstandingPath(enrollmentId, missing),
        })),
    offers: offers.map((offer) => {
      const award = awards.find(({ offerId }) => offerId === offer.id);

      return {
        ...offer,
        awarded: award !== undefined,
        certificateId: certificates.find(({ awardId }) => awardId === award?.id)?.id ?? null,
        eligibleNote: null,
      };
    }),
    licenses: [...licenses],
  };
}

/** The day the last requirement was met. */
export function completedOn(progress: Progress, zone: string): string {
  const { readings, evaluation } = progress;
  const pass = firstPass(progress);
  const times = [
    ...[...readings.values()].flatMap(({ finishedAt }) => finishedAt ?? []),
    ...(pass ? [pass.submittedAt] : []),
    ...(evaluation ? [evaluation.at] : []),
  ];

  return dateIn(zone, new Date(Math.max(...times.map((time) => time.getTime()))));
}
