import { formatCredit, type BodyId, type Evidence } from '@cohesion/credit';
import type { CourseDocument } from '@cohesion/curriculum';
import type { CertificateContent } from '../certificates/certificate-issuing.service.js';
import type { Approval, Society } from '../societies/societies.service.js';
import type { Award } from './award.entity.js';

type Parts = Readonly<{
  award: Award;
  approval: Approval;
  /** The words in force on the day of issue. */
  statement: string;
  society: Society;
  document: CourseDocument;
  evidence: Evidence;
  /** Those the learner chose, each as it is printed. */
  licenses?: readonly string[];
  /** When and where it was held, where it was. */
  held?: string | null;
  /** Its sessions, where it had several, each with its part of the amount. */
  sessions?: CertificateContent['sessions'] | null;
}>;

/** The society's word, on the certificate of somebody on its roster. */
const onRoster = 'Completed the entire program, as the society recorded';

/** What a body itself calls the numbers that it gives. */
const numberWords: Readonly<
  Partial<Record<BodyId, Pick<CertificateContent['approval'], 'providerNumberLabel' | 'approvalNumberLabel'>>>
> = {
  // As the statement that NBCC mandates has it.
  nbcc: { providerNumberLabel: 'ACEP No.' },
};

/** What the certificate of an award prints: the words in force that day, kept with it for good. */
export function certificateContent({
  award,
  approval,
  statement,
  society,
  document,
  evidence,
  licenses = [],
  held = null,
  sessions = null,
}: Parts): CertificateContent {
  const { amount, unit, activity, attestation, completedOn, derivation } = award;
  const [category] = activity.categories;

  return {
    society: {
      name: society.name,
      shortName: society.shortName,
      place: society.place,
      timeZone: society.timeZone,
      brandColor: society.brand.color,
      sample: society.sample,
    },
    learner: { name: attestation.name, licenses: [...licenses] },
    activity: {
      title: activity.title,
      format: activity.format,
      presenters: document.instructors.map(({ name, credentials }) => `${name}, ${credentials}`),
      ...(activity.cosponsor ? { cosponsor: activity.cosponsor.name } : {}),
      ...(held === null ? {} : { held }),
    },
    ...(sessions ? { sessions } : {}),
    completedOn,
    credit: {
      amount,
      unit,
      // One category takes the whole amount; how several share it is not known before the course says so.
      categories:
        category && activity.categories.length === 1
          ? [{ name: category, amount: formatCredit(derivation.amount) }]
          : [],
    },
    approval: {
      bodyName: approval.bodyName,
      statement,
      approvalNumber: approval.approvalNumber,
      providerNumber: approval.providerNumber,
      ...numberWords[award.body],
    },
    ...(evidence.kind === 'roster' ? { attendance: onRoster } : {}),
    score:
      evidence.kind === 'self-study' && evidence.attempt
        ? `Passed the post-test with ${Math.round(evidence.attempt.score)} percent`
        : null,
    signers: society.signers.map((signer) => ({ ...signer })),
  };
}
