import { Injectable } from '@nestjs/common';
import type { BodyId, EventWorksheet, Offer } from '@cohesion/credit';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/tx.js';
import type { CourseCreditFacts } from './credit-facts.js';
import { planLiveOffers, type LiveActivity, type OfferPlan } from './offer-plan.js';
import { OfferRecord } from './offer.entity.js';
import { OffersService } from './offers.service.js';

export type LivePlan = Readonly<{
  courseVersionId: string;
  /** What the society claims for the program. */
  bodies: readonly BodyId[];
  plan: OfferPlan<EventWorksheet>;
}>;

type OfRun = Readonly<{ id: string; societyId: string; courseVersionId: string }>;
export type RunOffer = Readonly<{ id: string; terms: Offer }>;

/** Credit of programs that were held live: each time is counted by itself, and what it gives belongs to that run alone. */
@Injectable()
export class RunOffers {
  constructor(
    private readonly offers: OffersService,
    private readonly clock: Clock,
  ) {}

  /** Every course that counts for credit, whatever it gives as it is published. */
  async programs(tx: Tx, societyId: string): Promise<CourseCreditFacts[]> {
    const parts = await this.offers.planParts(tx, societyId);

    return parts.flatMap(({ facts, program }) =>
      facts.countsForCredit && (program?.bodies ?? []).length > 0 ? [facts] : [],
    );
  }

  /**
   * What the newest version of a course would give, held live, and why not; null where the society has no such course.
   * Writes nothing.
   */
  async plan(tx: Tx, societyId: string, course: string, live: LiveActivity): Promise<LivePlan | null> {
    const [parts] = await this.offers.planParts(tx, societyId, course);
    if (!parts) return null;
    const plan = planLiveOffers(parts, live);

    return { courseVersionId: parts.facts.versionId, bodies: plan.claimed, plan };
  }

  /** Written with their run, which names them already. */
  async write(
    tx: Tx,
    { id: runId, societyId, courseVersionId }: OfRun,
    offers: readonly RunOffer[],
  ): Promise<void> {
    for (const { id, terms } of offers)
      await tx.insert(OfferRecord, {
        id,
        societyId,
        courseVersionId,
        runId,
        approvalId: terms.approval.id,
        body: terms.body,
        number: 1,
        terms,
        because: [],
        createdAt: this.clock.now(),
      });
  }
}
