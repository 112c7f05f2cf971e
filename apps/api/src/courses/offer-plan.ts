import {
  BODIES,
  bannedSentence,
  bannedWordings,
  creditWorksheet,
  eventWorksheet,
  isBodyId,
  makeOffers,
  missingSentence,
  planningRefusal,
  planningSentence,
  reasonSentence,
  type ActivityPerson,
  type BodyId,
  type CreditWorksheet,
  type EventWorksheet,
  type Format,
  type Offer,
  type SelfStudyWorksheet,
} from '@cohesion/credit';
import {
  approvalsFor,
  newestVersions,
  type Approval,
  type Program,
  type Society,
} from '../societies/societies.service.js';
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

export type OfferPlan<W extends CreditWorksheet = SelfStudyWorksheet> = Readonly<{
  worksheet: W | null;
  offers: readonly Offer[];
  refused: readonly OfferRefused[];
}>;

export type PlanParts = Readonly<{
  facts: CreditFacts;
  course: string;
  program: Pick<Program, 'bodies' | 'people'> | null;
  approvals: readonly Approval[];
  society: Pick<Society, 'name' | 'sample'>;
  statements: StatementsService;
  today: string;
}>;

/** A program held live: its minutes of instruction, session by session, and the last day, on which approvals must hold. */
export type LiveActivity = Readonly<{
  format: Exclude<Format, 'self-study'>;
  minutes: readonly number[];
  on: string;
}>;

/** What a version of a course gives today under each approval, and why each other body claimed gives nothing. */
export function planOffers(parts: PlanParts): OfferPlan {
  const worksheet = worksheetOf(parts.facts, claimedIn(parts));

  return plan(parts, { worksheet, format: 'self-study', on: parts.today });
}

/**
 * The same of the program held live: counted from time on the clock, and asked of the day on which it was held. Where a body
 * has several approvals, one that covers the format stands before one that does not.
 */
export function planLiveOffers(
  parts: PlanParts,
  { format, minutes, on }: LiveActivity,
): OfferPlan<EventWorksheet> & Readonly<{ claimed: readonly BodyId[] }> {
  const claimed = claimedIn(parts);
  const segments = minutes.map((each) => ({ minutes: each, kind: 'instruction' as const }));
  const counted = eventWorksheet({ segments, bodies: claimed });
  const worksheet = counted.ok && parts.facts.countsForCredit ? counted.worksheet : null;

  const newest = newestVersions(parts.approvals);
  const covers = ({ formats }: Approval): boolean => formats.includes(format);
  const approvals = newest.filter(
    (approval) => covers(approval) || !newest.some((other) => other.body === approval.body && covers(other)),
  );

  return { ...plan({ ...parts, approvals }, { worksheet, format, on }), claimed };
}

const claimedIn = ({ program }: PlanParts): BodyId[] => (program?.bodies ?? []).filter(isBodyId);

function plan<W extends CreditWorksheet>(
  parts: PlanParts,
  { worksheet, format, on }: Readonly<{ worksheet: W | null; format: Format; on: string }>,
): OfferPlan<W> {
  const { facts, approvals, course } = parts;
  const claimed = claimedIn(parts);
  const { held, missing } = approvalsFor(approvals, { on, course });
  const without = claimed.flatMap((body) =>
    held.some((approval) => approval.body === body) ? [] : [noApproval(body, missing, on)],
  );
  if (!worksheet) return { worksheet, offers: [], refused: claimed.map(notCounted(facts)) };
  const made = makeOffers(
    worksheet,
    held.flatMap((approval) => terms(approval, claimed)),
    {
      id: facts.versionId,
      format,
      forCredit: facts.countsForCredit,
      categories: facts.categories,
    },
    on,
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

function noApproval(body: BodyId, missing: readonly Approval[], on: string): OfferRefused {
  const near = missing.find((approval) => approval.body === body);
  if (!near) {
    const sentence = `There is no ${BODIES[body].name} approval that covers this course.`;

    return { body, code: 'no-approval', sentence };
  }
  const { validFrom: from, validTo: to } = near;

  return {
    body,
    code: 'approval-not-in-force',
    sentence: reasonSentence({ code: 'approval-not-in-force', body, on, from, to }),
    ...(to !== null && to < on ? { ended: to } : {}),
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
function refusalOf({ body, amount, categories, approval }: Offer, parts: PlanParts): OfferRefused | null {
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
