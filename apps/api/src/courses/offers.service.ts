import { Injectable } from '@nestjs/common';
import { offerDifferences, type BodyId, type Format, type Hundredths } from '@cohesion/credit';
import { In, IsNull } from 'typeorm';
import { Clock, dateIn } from '../platform/clock.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService, type Program } from '../societies/societies.service.js';
import { StatementsService } from '../societies/statements.service.js';
import { creditFacts, type CourseCreditFacts } from './credit-facts.js';
import { planOffers, type OfferPlan, type PlanParts } from './offer-plan.js';
import { OfferRecord } from './offer.entity.js';
import { OfferWithdrawal } from './offer-withdrawal.entity.js';

export type OfferChanges = Readonly<{ course: string; made: number; withdrawn: number; plan: OfferPlan }>;

/** An offer that was made, and what became of it. */
export type OfferHistory = Readonly<{
  offer: OfferRecord;
  withdrawal: OfferWithdrawal | null;
  holds: boolean;
}>;

/** An offer that holds, with the course it is for. */
export type HeldOffer = Readonly<{
  course: string;
  title: string;
  body: BodyId;
  amount: Hundredths;
  unit: string;
  format: Format;
  approvalId: string;
  approvalNumber: string | null;
  validTo: string | null;
}>;

/** Which offers a learner can choose from: what she was awarded already keeps its place. */
type Choosing = Readonly<{ awarded: readonly string[]; completedOn: string | null }>;

/** Keeps offers in step with content, approvals, statements and rules. Nothing is changed: a new offer takes the place of an old one. */
@Injectable()
export class OffersService {
  constructor(
    private readonly societies: SocietiesService,
    private readonly statements: StatementsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the offers of the newest version of each course what they should be today. Idempotent: where nothing that anybody
   * would see differs, nothing is written. An approval that came to its end leaves its offer: the page stops showing it, and
   * work completed before can still be claimed.
   */
  async follow(tx: Tx, societyId: string, course: string | null = null): Promise<OfferChanges[]> {
    await tx.lock(`offers ${societyId}`);
    const changes: OfferChanges[] = [];
    for (const { slug, plan, versionId } of await this.plans(tx, societyId, course))
      changes.push({ course: slug, plan, ...(await this.bringInStep(tx, societyId, versionId, plan)) });

    return changes;
  }

  /** What each course would be offered with today, and why not. Writes nothing. */
  async plans(tx: Tx, societyId: string, course: string | null = null) {
    return (await this.planParts(tx, societyId, course)).map((parts) => {
      const { facts, course: slug, program } = parts;

      return { slug, versionId: facts.versionId, facts, program, plan: planOffers(parts) };
    });
  }

  /** Everything that decides what courses are offered with today, but for how they are held. */
  async planParts(
    tx: Tx,
    societyId: string,
    course: string | null = null,
  ): Promise<(PlanParts & Readonly<{ facts: CourseCreditFacts; program: Program | null }>)[]> {
    const society = await this.societies.byId(societyId);
    const today = dateIn(society.timeZone, this.clock.now());
    const programs = await this.societies.programs(tx, societyId);
    const approvals = await this.societies.allApprovals(tx);
    const { statements } = this;

    return (await creditFacts(tx, societyId, course)).map((facts) => ({
      facts,
      course: facts.slug,
      program: programs.find((candidate) => candidate.course === facts.slug) ?? null,
      approvals,
      society,
      statements,
      today,
    }));
  }

  /** What holds for a version: of each body the newest offer, unless it was withdrawn. */
  async holding(tx: Tx, versionId: string): Promise<OfferRecord[]> {
    return (await this.history(tx, versionId)).filter(({ holds }) => holds).map(({ offer }) => offer);
  }

  /**
   * What somebody who completed the version on a day can have: of each body what she was awarded, be it for a live run of it,
   * else the newest offer whose approval held that day, else the newest that holds.
   */
  async choices(tx: Tx, versionId: string, { awarded, completedOn }: Choosing): Promise<OfferRecord[]> {
    const history = await this.history(tx, versionId);
    const had = await this.byId(tx, versionId, awarded);
    const bodies = new Set([...had, ...history.map(({ offer }) => offer)].map(({ body }) => body));

    return [...bodies].toSorted().flatMap((body) => {
      const own = history.filter(({ offer }) => offer.body === body);
      const then = own.find(({ offer, withdrawal }) => !withdrawal && covers(offer, completedOn));
      const hers = had.find((offer) => offer.body === body);

      return hers ?? (then ?? own.find(({ holds }) => holds))?.offer ?? [];
    });
  }

  /** Everything a society offers today: of each course and body the newest offer, unless withdrawn or past its last day. */
  async held(tx: Tx, societyId: string): Promise<HeldOffer[]> {
    const { timeZone } = await this.societies.byId(societyId);

    return tx.query<HeldOffer>(heldOffers, [societyId, dateIn(timeZone, this.clock.now())]);
  }

  /** Offers of a version by their ids, whatever became of them, and whether they are its own or those of runs. */
  byId(tx: Tx, versionId: string, ids: readonly string[]): Promise<OfferRecord[]> {
    return tx.find(OfferRecord, {
      where: { courseVersionId: versionId, id: In([...ids]) },
      order: { body: 'ASC', number: 'DESC', id: 'ASC' },
    });
  }

  /** Every offer a version ever had of its own, the newest of each body first. */
  async history(tx: Tx, versionId: string): Promise<OfferHistory[]> {
    const offers = await tx.find(OfferRecord, {
      where: { courseVersionId: versionId, runId: IsNull() },
      order: { body: 'ASC', number: 'DESC' },
    });
    if (offers.length === 0) return [];
    const withdrawals = await tx.find(OfferWithdrawal, {
      where: { offerId: In(offers.map(({ id }) => id)) },
    });

    return offers.map((offer, index) => {
      const withdrawal = withdrawals.find(({ offerId }) => offerId === offer.id) ?? null;

      return { offer, withdrawal, holds: !withdrawal && offers[index - 1]?.body !== offer.body };
    });
  }

  private async bringInStep(
    tx: Tx,
    societyId: string,
    courseVersionId: string,
    { offers, refused }: OfferPlan,
  ): Promise<{ made: number; withdrawn: number }> {
    const history = await this.history(tx, courseVersionId);
    const newest = newestOfBody(history);
    const now = this.clock.now();
    let made = 0;
    for (const terms of offers) {
      const before = newest.get(terms.body);
      const differences = before?.holds ? offerDifferences(before.offer.terms, terms) : [];
      if (before?.holds && differences.length === 0) continue;
      await tx.insert(OfferRecord, {
        societyId,
        courseVersionId,
        approvalId: terms.approval.id,
        body: terms.body,
        number: (before?.offer.number ?? 0) + 1,
        terms,
        because: differences.map(({ sentence }) => sentence),
        createdAt: now,
      });
      made += 1;
    }
    const gone = [...newest.values()].filter(
      ({ offer, holds }) => holds && !offers.some(({ body }) => body === offer.body),
    );
    let withdrawn = 0;
    for (const { offer } of gone) {
      if (cameToItsEnd(offer, refused)) continue;
      const { code, sentence } = refused.find(({ body }) => body === offer.body) ?? notClaimed;
      await tx.insert(OfferWithdrawal, {
        societyId,
        offerId: offer.id,
        code,
        reason: sentence,
        createdAt: now,
      });
      withdrawn += 1;
    }

    return { made, withdrawn };
  }
}

const notClaimed = { code: 'not-claimed', sentence: 'The course is no longer offered for this credit.' };

function newestOfBody(history: readonly OfferHistory[]): ReadonlyMap<BodyId, OfferHistory> {
  const newest = new Map<BodyId, OfferHistory>();
  for (const entry of history) if (!newest.has(entry.offer.body)) newest.set(entry.offer.body, entry);

  return newest;
}

/** The approval ran out on the day the offer says: nobody took anything back. */
const cameToItsEnd = ({ body, terms }: OfferRecord, refused: OfferPlan['refused']): boolean =>
  refused.some(
    (refusal) =>
      refusal.body === body &&
      refusal.code === 'approval-not-in-force' &&
      terms.approval.to !== null &&
      refusal.ended === terms.approval.to,
  );

const covers = ({ terms: { approval } }: OfferRecord, day: string | null): boolean =>
  day !== null && approval.from <= day && (approval.to === null || day <= approval.to);

const heldOffers = `
  select course.slug as course, version.summary ->> 'title' as title, offer.body, (offer.terms -> 'amount')::int as amount,
    offer.terms ->> 'unit' as unit, offer.terms ->> 'format' as format, offer.approval_id as "approvalId",
    offer.terms -> 'approval' ->> 'number' as "approvalNumber", offer.terms -> 'approval' ->> 'to' as "validTo"
  from courses course
    join lateral (select id from course_versions where course_id = course.id order by number desc limit 1) latest on true
    join course_versions version on version.id = latest.id
    join offers offer on offer.course_version_id = version.id and offer.run_id is null
  where course.society_id = $1
    and coalesce(offer.terms -> 'approval' ->> 'to', '9999') >= $2
    and not exists (select from offer_withdrawals gone where gone.offer_id = offer.id)
    and not exists (select from offers newer where newer.course_version_id = version.id
      and newer.run_id is null and newer.body = offer.body and newer.number > offer.number)
  order by course.slug, offer.body`;
