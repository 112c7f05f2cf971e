import { createHash } from 'node:crypto';
import type { CoursePage, CreditOffer } from '@cohesion/contracts';
import { BODIES, formatCredit, type SelfStudyWorksheet } from '@cohesion/credit';
import type { Approval, Society } from '../societies/societies.service.js';
import { withCredit, worksheetWithSums, type CreditBrief } from './course-page.js';
import type { VersionContent } from './course-versions.service.js';
import type { OfferRecord } from './offer.entity.js';

type Parts = Readonly<{
  content: VersionContent;
  offers: readonly CreditOffer[];
  credit: readonly CreditBrief[];
  worksheet: SelfStudyWorksheet | null;
  society: Society;
  cosponsor: string | null;
  enrollmentId: string | null;
  today: string;
}>;

const boardsDecide =
  'Approving bodies say what they allow; your licensing board has the final say on what it accepts. Check with your board when in doubt.';

/** The page as it stands today: what was published, the approvals in force, and the society's own terms. */
export function presentCoursePage({
  content,
  offers,
  credit,
  worksheet,
  society,
  cosponsor,
  enrollmentId,
  today,
}: Parts): CoursePage {
  const { released, expires, ...page } = content.page;
  const holds = ({ validUntil }: CreditOffer) => validUntil === null || validUntil >= today;
  const open = expires >= today;
  const inForce = open || enrollmentId !== null ? offers.filter(holds) : [];
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
    summary: withCredit(
      page.summary,
      credit.filter((_, index) => inForce.some(({ id }) => id === offers[index]?.id)),
    ),
    cosponsor,
    offers: inForce,
    worksheet: worksheetWithSums(content.worksheet, worksheet),
    disclosures: {
      hash: hashOf({ disclosures, offers: inForce, requirements: page.requirements }),
      ...disclosures,
    },
    version: { id: content.id, number: content.number, publishedOn: page.summary.updated, released, expires },
    open,
    enrollmentId,
  };
}

type Printed = Readonly<{ approval: Approval | undefined; statement: string }>;

/** An offer with the approval it stands on and the words that are printed beside it. */
export function presentOffer({ id, terms }: OfferRecord, { approval, statement }: Printed): CreditOffer {
  return {
    id,
    body: terms.body,
    bodyName: approval?.bodyName ?? BODIES[terms.body].name,
    amount: formatCredit(terms.amount),
    unit: terms.unit,
    categories: [...terms.categories],
    statement,
    approvalNumber: approval?.approvalNumber ?? null,
    providerNumber: approval?.providerNumber ?? null,
    validUntil: approval?.validTo ?? null,
  };
}

/** Names the text that a learner accepts: a changed word is another hash. */
function hashOf(text: unknown): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 32);
}
