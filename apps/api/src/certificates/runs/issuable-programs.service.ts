import { Injectable } from '@nestjs/common';
import type { CertificateRunList, IssuableProgram } from '@cohesion/contracts';
import { BODIES, formatCredit } from '@cohesion/credit';
import { CoursesService } from '../../courses/courses.service.js';
import { OffersService } from '../../courses/offers.service.js';
import { RunOffers } from '../../courses/run-offers.service.js';
import type { Tx } from '../../platform/tx.js';
import type { CertificateRun } from './certificate-run.entity.js';

const withheld = 'Each learner claims this credit and says how much of it was earned.';

/** What a society can give certificates for: every program with credit that holds today. */
@Injectable()
export class IssuablePrograms {
  constructor(
    private readonly offers: OffersService,
    private readonly courses: CoursesService,
    private readonly live: RunOffers,
  ) {}

  /** Every program that is for credit: what it gives held live is counted from its sessions. */
  async heldLive(tx: Tx, societyId: string): Promise<CertificateRunList['livePrograms']> {
    const programs = await this.live.programs(tx, societyId);

    return programs.map(({ slug: course, title }) => ({ course, title }));
  }

  async of(tx: Tx, societyId: string): Promise<IssuableProgram[]> {
    const held = await this.offers.held(tx, societyId);
    const courses = [...new Map(held.map(({ course, title }) => [course, title]))];

    return courses.map(([course, title]) => ({
      course,
      title,
      credits: held
        .filter((offer) => offer.course === course)
        .map(({ body, amount, unit, validTo }) => ({
          body,
          bodyName: BODIES[body].name,
          amount: formatCredit(amount),
          unit,
          validTo,
          withheld: BODIES[body].claim.value === 'whole' ? null : withheld,
        })),
    }));
  }

  /** The body behind each offer of a run. */
  async bodyNames(
    tx: Tx,
    { courseVersionId, offerIds }: CertificateRun,
  ): Promise<ReadonlyMap<string, string>> {
    const offers = await this.courses.offersById(tx, courseVersionId, offerIds);

    return new Map(offers.map(({ id, body }) => [id, BODIES[body].name]));
  }

  /** The title of each version that these runs are about. */
  async titles(
    tx: Tx,
    runs: readonly Pick<CertificateRun, 'courseVersionId'>[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; title: string }>(
      `select id, summary ->> 'title' as title from course_versions where id = any($1)`,
      [[...new Set(runs.map(({ courseVersionId }) => courseVersionId))]],
    );

    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
