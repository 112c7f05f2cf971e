import { Injectable } from '@nestjs/common';
import type { CatalogueFits, CourseFits, FitView, LicenseFits } from '@cohesion/contracts';
import { fits, formatCredit, type Fit, type Prospect } from '@cohesion/credit';
import { HeldLicenses, type HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import { Recent } from '../../platform/recent.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { CreditRecordsService } from '../records/credit-records.service.js';
import { CatalogueActivities, givesCredit, type CatalogueActivity } from './catalogue-activities.service.js';
import { generalNotice, noticeOf, presentProblem } from './cycle.presenter.js';
import { decisiveFacts } from './decisive-facts.js';
import { presentCourseFit, presentFit } from './fit.presenter.js';
import { OpenLicenses } from './open-licenses.js';

/** Answers for the whole catalogue kept in memory: some kilobytes each. */
const keptAnswers = 500;

/** Courses shown for one license. */
const mostCourses = 50;

type Opened = Readonly<{
  usable: readonly Readonly<{ held: HeldLicense; fitOf: (prospect: Prospect) => Fit }>[];
  problems: CatalogueFits['problems'];
}>;

/** "Will this count for me?" and "find hours that fit". */
@Injectable()
export class FitsService {
  private readonly answers = new Recent<CatalogueFits>(keptAnswers);

  constructor(
    private readonly database: Database,
    private readonly licenses: HeldLicenses,
    private readonly records: CreditRecordsService,
    private readonly activities: CatalogueActivities,
    private readonly openLicenses: OpenLicenses,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {}

  /** What decides is read each time; an answer that was worked out from the very same is given again. */
  catalogue(actor: Person): Promise<CatalogueFits> {
    return this.database.as(actor, async (tx) =>
      this.answers.get(await decisiveFacts(tx, actor, this.clock.now()), async () => {
        const held = await this.opened(tx, actor);
        const activities = held.usable.length > 0 ? await this.inCatalogue(tx, actor) : [];

        return answerOf(held, activities.filter(givesCredit));
      }),
    );
  }

  course(actor: Person, slug: string): Promise<CourseFits> {
    return this.database.as(actor, async (tx) => {
      const [activity] = await this.inCatalogue(tx, actor, slug);
      if (!activity) throw new AppError('not-found');
      const { usable, problems } = await this.opened(tx, actor);
      if (!givesCredit(activity)) {
        return {
          slug,
          notForCredit: 'No body approves this course, so it gives no hours.',
          fits: [],
          problems,
        };
      }

      return {
        slug,
        notForCredit: null,
        fits: usable.map(({ held, fitOf }) => presentCourseFit(fitOf(activity.prospect), held)),
        problems,
      };
    });
  }

  /** The courses that would count for a license, in the order in which they would help most. */
  forLicense(actor: Person, licenseId: string): Promise<LicenseFits> {
    return this.database.as(actor, async (tx) => {
      const { view, rules, on, today } = await this.licenses.one(tx, actor, licenseId);
      const records = await this.records.of(tx, actor.personId);
      const activities = (await this.inCatalogue(tx, actor)).filter(givesCredit);
      const bySlug = new Map(activities.map((activity) => [activity.summary.slug, activity]));
      const { ranked, problems } = fits({
        licenses: [on(today)],
        ruleSets: rules ? [rules.ruleSet] : [],
        records,
        offers: activities.map(({ summary, prospect }) => ({ id: summary.slug, prospect })),
        on: today,
      });
      const [first] = ranked.flatMap((one) => one.fits);
      const [problem] = problems;

      return {
        license: view,
        toGo: first ? formatCredit(first.toGo.before) : null,
        courses: ranked.flatMap((one) => presentCourse(one, bySlug)).slice(0, mostCourses),
        problem: problem ? presentProblem(problem.problem) : null,
        notice: first ? noticeOf(first.ruleSet, rules?.rowId === null) : generalNotice,
      };
    });
  }

  private async opened(tx: Tx, { personId }: Person): Promise<Opened> {
    const held = await this.licenses.of(tx, personId);
    const records = held.length > 0 ? await this.records.of(tx, personId) : [];
    const opened = this.openLicenses.openAll(held, records);

    return {
      usable: held.flatMap((one, index) => {
        const result = opened[index];

        return result?.ok ? [{ held: one, fitOf: result.fitOf }] : [];
      }),
      problems: held.flatMap((one, index) => {
        const result = opened[index];

        return result && !result.ok ? [{ licenseId: one.view.id, ...presentProblem(result.problem) }] : [];
      }),
    };
  }

  private async inCatalogue(tx: Tx, { societyId }: Person, slug?: string): Promise<CatalogueActivity[]> {
    const { timeZone } = await this.societies.byId(societyId);

    return this.activities.of(tx, societyId, dateIn(timeZone, this.clock.now()), slug);
  }
}

function answerOf({ usable, problems }: Opened, activities: readonly CatalogueActivity[]): CatalogueFits {
  const answered = activities.map(({ summary, prospect }) => ({
    slug: summary.slug,
    fits: usable.map(({ fitOf }) => presentFit(fitOf(prospect))),
  }));

  return { groups: grouped(answered), problems, notice: generalNotice };
}

/** Courses with the very same answers stand together. */
function grouped(
  answered: readonly Readonly<{ slug: string; fits: readonly FitView[] }>[],
): CatalogueFits['groups'] {
  const groups = new Map<string, CatalogueFits['groups'][number]>();
  for (const { slug, fits: views } of answered) {
    const key = views.map(({ counted, sentence, clause }) => `${counted} ${sentence} ${clause}`).join();
    const group = groups.get(key);
    if (group) group.courses.push(slug);
    else groups.set(key, { courses: [slug], fits: [...views] });
  }

  return [...groups.values()];
}

function presentCourse(
  { offerId, fits: [fit] }: ReturnType<typeof fits>['ranked'][number],
  bySlug: ReadonlyMap<string, CatalogueActivity>,
): LicenseFits['courses'] {
  const activity = bySlug.get(offerId);
  if (!fit || !activity || fit.counted === 0) return [];
  const { slug, title, promise, minutes, hours } = activity.summary;

  return [
    { slug, title, promise, minutes, hours, fit: presentFit(fit), toGoAfter: formatCredit(fit.toGo.after) },
  ];
}
