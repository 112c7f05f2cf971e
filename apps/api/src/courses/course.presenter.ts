import { createHash } from 'node:crypto';
import type { CoursePage, CreditOffer } from '@cohesion/contracts';
import { BODIES, formatCredit } from '@cohesion/credit';
import type { Approval } from '../societies/societies.service.js';
import type { Society } from '../societies/societies.service.js';
import type { VersionContent } from './course-versions.service.js';
import type { OfferRecord } from './offer.entity.js';

type Parts = Readonly<{
  content: VersionContent;
  offers: readonly OfferRecord[];
  approvals: ReadonlyMap<string, Approval>;
  society: Society;
  enrollmentId: string | null;
  today: string;
}>;

const boardsDecide =
  'Approving bodies say what they allow; your licensing board has the final say on what it accepts. Check with your board when in doubt.';

/** The page as it stands today: what was published, the approvals in force, and the society's own terms. */
export function presentCoursePage({
  content,
  offers,
  approvals,
  society,
  enrollmentId,
  today,
}: Parts): CoursePage {
  const { released, expires, ...page } = content.page;
  const inForce = offers
    .map((offer) => presentOffer(offer, approvals))
    .filter(({ validUntil }) => validUntil === null || validUntil >= today);
  const { fees, refunds, attendance, certificate, grievance, accommodations, technicalNeeds } =
    society.policies;
  const disclosures = {
    ...page.disclosures,
    fees,
    refunds,
    attendance,
    certificate,
    grievance,
    accommodations,
    technicalNeeds,
    boardsDecide,
  };

  return {
    ...page,
    offers: inForce,
    disclosures: {
      hash: hashOf({ disclosures, offers: inForce, requirements: page.requirements }),
      ...disclosures,
    },
    version: { id: content.id, number: content.number, publishedOn: page.summary.updated, released, expires },
    enrollmentId,
  };
}

export function presentOffer(
  { id, approvalId, terms }: OfferRecord,
  approvals: ReadonlyMap<string, Approval>,
): CreditOffer {
  const approval = approvals.get(approvalId);

  return {
    id,
    body: terms.body,
    bodyName: approval?.bodyName ?? BODIES[terms.body].name,
    amount: formatCredit(terms.amount),
    unit: terms.unit,
    categories: [...terms.categories],
    statement: approval?.statement ?? '',
    approvalNumber: approval?.approvalNumber ?? null,
    providerNumber: approval?.providerNumber ?? null,
    validUntil: approval?.validTo ?? null,
  };
}

/** Names the text that a learner accepts: a changed word is another hash. */
function hashOf(text: unknown): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 32);
}
