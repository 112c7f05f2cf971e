import { Injectable } from '@nestjs/common';
import type {
  Catalogue,
  CatalogueFilters,
  CoursePage,
  CourseSummary,
  CreditOffer,
  LessonPreview,
} from '@cohesion/contracts';
import { isBodyId, type Artefact } from '@cohesion/credit';
import type { Actor } from '../platform/actor.js';
import { Clock, dateIn } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import type { Approval } from '../societies/societies.service.js';
import { SocietiesService } from '../societies/societies.service.js';
import { Cosponsors } from '../cosponsorships/cosponsors.service.js';
import { StatementsService } from '../societies/statements.service.js';
import { presentCatalogue } from './catalogue.presenter.js';
import { creditBrief, withCredit, type CreditBrief } from './course-page.js';
import { presentCoursePage, presentOffer } from './course.presenter.js';
import { CourseVersions, type VersionContent } from './course-versions.service.js';
import { announcementOf } from './credit-facts.js';
import { LessonPages } from './lesson-pages.service.js';
import { firstLesson, presentPreview } from './lesson-preview.js';
import { worksheetOf } from './offer-plan.js';
import type { OfferRecord } from './offer.entity.js';
import { OffersService } from './offers.service.js';

export type { OfferRecord } from './offer.entity.js';
export { withCredit } from './course-page.js';

type SummaryRow = Readonly<{ summary: CourseSummary; credit: readonly CreditBrief[] | null }>;

@Injectable()
export class CoursesService {
  constructor(
    private readonly database: Database,
    private readonly versions: CourseVersions,
    private readonly lessons: LessonPages,
    private readonly societies: SocietiesService,
    private readonly statements: StatementsService,
    private readonly offers: OffersService,
    private readonly cosponsors: Cosponsors,
    private readonly clock: Clock,
  ) {}

  catalogue(actor: Actor, filters: CatalogueFilters): Promise<Catalogue> {
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<SummaryRow>(newestSummaries, [actor.societyId, await this.today(actor)]);

      return presentCatalogue(
        rows.map(({ summary, credit }) => withCredit(summary, credit ?? [])),
        filters,
      );
    });
  }

  page(actor: Actor, slug: string): Promise<CoursePage> {
    return this.database.as(actor, async (tx) => {
      const versionId = await this.latestVersion(tx, slug);

      return this.pageOf(tx, actor, versionId, await this.enrollmentOf(tx, slug, actor));
    });
  }

  /** The first lesson of the newest version, and never another; `not-found` where there is no such course here. */
  preview(actor: Actor, slug: string): Promise<LessonPreview> {
    return this.database.as(actor, async (tx) => {
      const content = await this.versions.content(tx, await this.latestVersion(tx, slug));
      const first = firstLesson(content.page);
      if (!first) throw new AppError('not-found');
      const { html } = await this.lessons.page(tx, content.id, first.id);

      return presentPreview(content, first, {
        html,
        today: await this.today(actor),
        enrollmentId: await this.enrollmentOf(tx, slug, actor),
      });
    });
  }

  /** The newest version a learner could enroll in, and the page it is offered with on this day. */
  async open(tx: Tx, actor: Actor, slug: string): Promise<{ content: VersionContent; page: CoursePage }> {
    const versionId = await this.latestVersion(tx, slug);
    const content = await this.versions.content(tx, versionId);
    const page = await this.pageOf(tx, actor, versionId, null);
    if (!page.open) throw new AppError('course-not-open');

    return { content, page };
  }

  /** What a version gives now: of each body the offer that holds. */
  offersOf(tx: Tx, versionId: string): Promise<OfferRecord[]> {
    return this.offers.holding(tx, versionId);
  }

  /** What somebody can claim who completed the version that day; what she was awarded already keeps its place. */
  offersFor(
    tx: Tx,
    versionId: string,
    learner: Readonly<{ awarded: readonly string[]; completedOn: string | null }>,
  ): Promise<OfferRecord[]> {
    return this.offers.choices(tx, versionId, learner);
  }

  /** Those of a version's offers that have these ids, also those that do not hold any more, and those of runs. */
  offersById(tx: Tx, versionId: string, ids: readonly string[]): Promise<OfferRecord[]> {
    return this.offers.byId(tx, versionId, ids);
  }

  async approvalsOf(tx: Tx, offers: readonly OfferRecord[]): Promise<ReadonlyMap<string, Approval>> {
    const approvals = await this.societies.approvalsById(
      tx,
      offers.map(({ approvalId }) => approvalId),
    );

    return new Map(approvals.map((approval) => [approval.id, approval]));
  }

  /** The offers as a page shows them: with their approval and the words in force today. */
  async presentOffers(tx: Tx, societyId: string, offers: readonly OfferRecord[]): Promise<CreditOffer[]> {
    const approvals = await this.approvalsOf(tx, offers);

    return Promise.all(
      offers.map(async (offer) =>
        presentOffer(offer, {
          approval: approvals.get(offer.approvalId),
          statement: await this.statementOf(societyId, offer, approvals, 'page'),
        }),
      ),
    );
  }

  /** The words to print beside an offer on an artefact, as they are in force today; empty where there are none. */
  async statementOf(
    societyId: string,
    { approvalId, terms: { amount, categories } }: OfferRecord,
    approvals: ReadonlyMap<string, Approval>,
    artefact: Artefact,
  ): Promise<string> {
    const approval = approvals.get(approvalId);
    if (!approval) return '';
    const society = await this.societies.byId(societyId);
    const on = await this.today({ societyId });

    return this.statements.words(artefact, { approval, society, credit: { amount, categories }, on });
  }

  private async pageOf(
    tx: Tx,
    { societyId }: Actor,
    versionId: string,
    enrollmentId: string | null,
  ): Promise<CoursePage> {
    const content = await this.versions.content(tx, versionId);
    const society = await this.societies.byId(societyId);
    const program = await this.societies.program(tx, societyId, content.document.slug);
    const offers = await this.offers.holding(tx, versionId);
    const cosponsor = await this.cosponsors.of(tx, content.document.slug);

    return presentCoursePage({
      content,
      offers: await this.presentOffers(tx, societyId, offers),
      credit: offers.map(({ terms }) => creditBrief(terms)),
      worksheet: worksheetOf(factsOf(content), (program?.bodies ?? []).filter(isBodyId)),
      society,
      cosponsor: cosponsor?.name ?? null,
      enrollmentId,
      today: await this.today({ societyId }),
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

  private async enrollmentOf(tx: Tx, slug: string, actor: Actor): Promise<string | null> {
    if (actor.kind !== 'person') return null;
    const [row] = await tx.query<{ id: string }>(
      `select enrollment.id from enrollments enrollment join courses course on course.id = enrollment.course_id
       where course.slug = $1 and enrollment.person_id = $2 order by enrollment.created_at desc limit 1`,
      [slug, actor.personId],
    );

    return row?.id ?? null;
  }

  private async today({ societyId }: Pick<Actor, 'societyId'>): Promise<string> {
    const { timeZone } = await this.societies.byId(societyId);

    return dateIn(timeZone, this.clock.now());
  }
}

function factsOf({ id, document, page, worksheet }: VersionContent) {
  const { words, items, difficulty } = worksheet;

  return {
    versionId: id,
    countsForCredit: document.countsForCredit,
    words,
    items,
    difficulty,
    passPercent: page.quiz.passPercent,
    categories: document.categories,
    instructors: document.instructors.map(({ name }) => name),
    announcement: announcementOf(document),
  };
}

/** The newest version of each course that is open, with what it gives today: of each body the newest offer that holds. */
const newestSummaries = `
  select version.summary, (
    select jsonb_agg(jsonb_build_object('body', offer.body, 'amount', offer.terms -> 'amount',
      'safeMinutes', offer.terms -> 'worksheet' -> 'safeMinutes'))
    from offers offer
    where offer.course_version_id = version.id and offer.run_id is null
      and coalesce(offer.terms -> 'approval' ->> 'to', '9999') >= $2
      and not exists (select from offer_withdrawals gone where gone.offer_id = offer.id)
      and not exists (select from offers newer where newer.course_version_id = version.id
        and newer.run_id is null and newer.body = offer.body and newer.number > offer.number)) as credit
  from courses course
    join lateral (select id from course_versions where course_id = course.id order by number desc limit 1) latest on true
    join course_versions version on version.id = latest.id
  where course.society_id = $1 and version.page ->> 'expires' >= $2
  order by course.created_at, course.slug`;
