import {
  BODIES,
  bannedSentence,
  bannedWordings,
  creditWorksheet,
  isBodyId,
  makeOffers,
  missingSentence,
  planningRefusal,
  planningSentence,
  reasonSentence,
  type ActivityPerson,
  type BodyId,
  type Offer,
  type SelfStudyWorksheet,
} from '@cohesion/credit';
import { approvalsFor, type Approval, type Program, type Society } from '../societies/societies.service.js';
import type { StatementsService } from '../societies/statements.service.js';

/** What of a published version its credit is counted from. */
export type CreditFacts = Readonly<{
  versionId: string;
  countsForCredit: boolean;
  words: number;
  items: number;
  difficulty: number;
  passPercent: number;
  categories: readonly string[];
  /** Who the course itself names as teaching it: they present, whatever else they do. */
  instructors: readonly string[];
  /** Title, promise and abstract: what announces it. */
  announcement: string;
}>;

/** Why a body that is claimed gives nothing: a code, and one sentence for the society. */
export type OfferRefused = Readonly<{
  body: BodyId;
  code: string;
  sentence: string;
  /** The last day of the approval, where it is over. */
  ended?: string;
}>;

export type OfferPlan = Readonly<{
  worksheet: SelfStudyWorksheet | null;
  offers: readonly Offer[];
  refused: readonly OfferRefused[];
}>;

type Parts = Readonly<{
  facts: CreditFacts;
  course: string;
  program: Pick<Program, 'bodies' | 'people'> | null;
  approvals: readonly Approval[];
  society: Pick<Society, 'name' | 'sample'>;
  statements: StatementsService;
  today: string;
}>;

/** What a version of a course gives today under each approval, and why each other body claimed gives nothing. */
export function planOffers(parts: Parts): OfferPlan {
  const { facts, program, approvals, course, today } = parts;
  const claimed = (program?.bodies ?? []).filter(isBodyId);
  const worksheet = worksheetOf(facts, claimed);
  const { held, missing } = approvalsFor(approvals, { on: today, course });
  const without = claimed.flatMap((body) =>
    held.some((approval) => approval.body === body) ? [] : [noApproval(body, missing, today)],
  );
  if (!worksheet) return { worksheet, offers: [], refused: claimed.map(notCounted(facts)) };
  const made = makeOffers(
    worksheet,
    held.flatMap((approval) => terms(approval, claimed)),
    {
      id: facts.versionId,
      format: 'self-study',
      forCredit: facts.countsForCredit,
      categories: facts.categories,
    },
    today,
  );
  const judged = made.offers.map((offer) => ({ offer, refused: refusalOf(offer, parts) }));

  return {
    worksheet,
    offers: judged.flatMap(({ offer, refused }) => (refused ? [] : [offer])),
    refused: [
      ...without,
      ...made.refusals.map(({ body, reason }) => ({
        body,
        code: reason.code,
        sentence: reasonSentence(reason),
      })),
      ...judged.flatMap(({ refused }) => refused ?? []),
    ],
  };
}

/** null: nothing is claimed for this course, or its figures are not such that credit could be counted. */
export function worksheetOf(facts: CreditFacts, bodies: readonly BodyId[]): SelfStudyWorksheet | null {
  if (!facts.countsForCredit || bodies.length === 0) return null;
  const counted = creditWorksheet({
    words: facts.words,
    items: facts.items,
    difficulty: facts.difficulty,
    mediaMinutes: 0,
    passMark: facts.passPercent,
    bodies,
  });

  return counted.ok ? counted.worksheet : null;
}

const notCounted =
  ({ countsForCredit }: CreditFacts) =>
  (body: BodyId): OfferRefused =>
    countsForCredit
      ? {
          body,
          code: 'cannot-be-counted',
          sentence: 'The credit could not be counted from the figures of this course.',
        }
      : { body, code: 'not-for-credit', sentence: reasonSentence({ code: 'not-for-credit' }) };

function noApproval(body: BodyId, missing: readonly Approval[], today: string): OfferRefused {
  const near = missing.find((approval) => approval.body === body);
  if (!near) {
    const sentence = `There is no ${BODIES[body].name} approval that covers this course.`;

    return { body, code: 'no-approval', sentence };
  }
  const { validFrom: from, validTo: to } = near;

  return {
    body,
    code: 'approval-not-in-force',
    sentence: reasonSentence({ code: 'approval-not-in-force', body, on: today, from, to }),
    ...(to !== null && to < today ? { ended: to } : {}),
  };
}

const terms = (
  approval: Approval,
  claimed: readonly BodyId[],
): Parameters<typeof makeOffers>[1][number][] => {
  const { id, body, approvalNumber: number, formats, validFrom: from, validTo: to } = approval;

  return isBodyId(body) && claimed.includes(body) ? [{ id, body, number, formats, from, to }] : [];
};

/** What beside the arithmetic keeps a body's credit from being offered: who planned it, what announces it, what it must print. */
function refusalOf({ body, amount, categories, approval }: Offer, parts: Parts): OfferRefused | null {
  const { facts, program, approvals, society, statements, today } = parts;
  const planning = planningRefusal(body, peopleOf(facts, program?.people ?? []));
  if (planning) return { body, code: planning.code, sentence: planningSentence(planning) };
  const [banned] = bannedWordings(facts.announcement, [body]).filter((found) => found.body === body);
  if (banned) return { body, code: 'wording-banned', sentence: bannedSentence(banned) };
  const source = approvals.find(({ id }) => id === approval.id);
  if (!source) return null;
  for (const artefact of ['page', 'certificate'] as const) {
    const printed = statements.print(artefact, {
      approval: source,
      society,
      credit: { amount, categories },
      on: today,
    });
    if (!printed) {
      const sentence = `The words ${BODIES[body].name} wants printed on the ${artefact} are not known; write those of the approval letter into the approval.`;

      return { body, code: 'statement-missing', sentence };
    }
    if (!printed.ok)
      return { body, code: 'statement-incomplete', sentence: missingSentence(body, printed.missing) };
  }

  return null;
}

/** Whoever the course names as teaching it presents, though the society may have said only that she plans. */
export function peopleOf(
  { instructors }: Pick<CreditFacts, 'instructors'>,
  people: readonly ActivityPerson[],
): readonly ActivityPerson[] {
  return [
    ...people,
    ...instructors.map((name) => ({ name, discipline: 'other' as const, roles: ['presenter' as const] })),
  ];
}
