import { Injectable } from '@nestjs/common';
import type { Catalogue, CatalogueFilters, CoursePage, CourseSummary } from '@cohesion/contracts';
import type { Actor } from '../platform/actor.js';
import { Clock, dateIn } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { Approval } from '../societies/societies.service.js';
import { SocietiesService } from '../societies/societies.service.js';
import { presentCatalogue } from './catalogue.presenter.js';
import { presentCoursePage } from './course.presenter.js';
import { CourseVersions, type VersionContent } from './course-versions.service.js';
import { OfferRecord } from './offer.entity.js';

export { presentOffer } from './course.presenter.js';
export type { OfferRecord } from './offer.entity.js';

@Injectable()
export class CoursesService {
  constructor(
    private readonly database: Database,
    private readonly versions: CourseVersions,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {}

  catalogue(actor: Actor, filters: CatalogueFilters): Promise<Catalogue> {
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<{ summary: CourseSummary }>(
        `select distinct on (course_id) summary from course_versions
         where society_id = $1 order by course_id, number desc`,
        [actor.societyId],
      );

      return presentCatalogue(
        rows.map(({ summary }) => summary),
        filters,
      );
    });
  }

  page(actor: Actor, slug: string): Promise<CoursePage> {
    return this.database.as(actor, async (tx) => {
      const versionId = await this.latestVersion(tx, slug);
      const enrollmentId = actor.kind === 'person' ? await this.enrollmentIn(tx, slug, actor.personId) : null;

      return this.pageOf(tx, actor, versionId, enrollmentId);
    });
  }

  /** The newest version a learner could enroll in, and the page it is offered with on this day. */
  async open(tx: Tx, actor: Actor, slug: string): Promise<{ content: VersionContent; page: CoursePage }> {
    const versionId = await this.latestVersion(tx, slug);
    const content = await this.versions.content(tx, versionId);
    const page = await this.pageOf(tx, actor, versionId, null);
    if (content.page.expires < (await this.today(actor))) throw new AppError('course-not-open');

    return { content, page };
  }

  async offersOf(tx: Tx, versionId: string): Promise<OfferRecord[]> {
    return tx.find(OfferRecord, { where: { courseVersionId: versionId }, order: { body: 'ASC' } });
  }

  async approvalsOf(tx: Tx, offers: readonly OfferRecord[]): Promise<ReadonlyMap<string, Approval>> {
    const approvals = await this.societies.approvalsById(
      tx,
      offers.map(({ approvalId }) => approvalId),
    );

    return new Map(approvals.map((approval) => [approval.id, approval]));
  }

  private async pageOf(
    tx: Tx,
    actor: Actor,
    versionId: string,
    enrollmentId: string | null,
  ): Promise<CoursePage> {
    const content = await this.versions.content(tx, versionId);
    const offers = await this.offersOf(tx, versionId);
    const approvals = await this.approvalsOf(tx, offers);
    const society = await this.societies.byId(actor.societyId);

    return presentCoursePage({
      content,
      offers,
      approvals,
      society,
      enrollmentId,
      today: await this.today(actor),
    });
  }

  private async latestVersion(tx: Tx, slug: string): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `select version.id from courses course join course_versions version on version.course_id = course.id
       where course.slug = $1 order by version.number desc limit 1`,
      [slug],
    );
    if (!row) throw new AppError('not-found');

    return row.id;
  }

  private async enrollmentIn(tx: Tx, slug: string, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `select enrollment.id from enrollments enrollment join courses course on course.id = enrollment.course_id
       where course.slug = $1 and enrollment.person_id = $2 order by enrollment.created_at desc limit 1`,
      [slug, personId],
    );

    return row?.id ?? null;
  }

  private async today(actor: Actor): Promise<string> {
    const { timeZone } = await this.societies.byId(actor.societyId);

    return dateIn(timeZone, this.clock.now());
  }
}
