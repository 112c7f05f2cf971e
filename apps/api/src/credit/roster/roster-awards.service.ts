import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '@cohesion/contracts';
import { formatCredit, RULE_VERSION } from '@cohesion/credit';
import { CertificateIssuing } from '../../certificates/certificate-issuing.service.js';
import { Cosponsors } from '../../cosponsorships/cosponsors.service.js';
import { CourseVersions } from '../../courses/course-versions.service.js';
import { CoursesService } from '../../courses/courses.service.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { Award } from '../award.entity.js';
import { certificateContent } from '../certificate-content.js';
import { formatInWords } from '../transcript/words.js';
import { awardLock } from '../version-awards.js';
import { Verdict } from '../verdict.entity.js';
import { awardsThere } from './awards-there.js';
import { printedSessions } from './sessions.js';
import {
  decide,
  refusalOf,
  withAward,
  type Activity,
  type Credit,
  type Decided,
  type Granted,
  type RosterClaim,
  type RosterOutcome,
  type RosterRecord,
} from './roster-decisions.js';

export type { RosterClaim, RosterOutcome, RosterRecord } from './roster-decisions.js';

type Wanted = Readonly<{ course: string; bodies: readonly string[]; completedOn: string }>;

/** The ledger's way in for people who a society says completed an activity. */
@Injectable()
export class RosterAwards {
  constructor(
    private readonly societies: SocietiesService,
    private readonly cosponsors: Cosponsors,
    private readonly courses: CoursesService,
    private readonly versions: CourseVersions,
    private readonly issuing: CertificateIssuing,
    private readonly clock: Clock,
  ) {}

  /** The offers behind what a society wants to give; refused as `run-off` with everything that stands in the way. */
  async choose(
    tx: Tx,
    societyId: string,
    { course, bodies, completedOn }: Wanted,
  ): Promise<Pick<RosterRecord, 'courseVersionId' | 'offerIds'>> {
    const { timeZone } = await this.societies.byId(societyId);
    if (completedOn > dateIn(timeZone, this.clock.now()))
      throw new AppError('run-off', [{ field: 'completedOn', message: 'This day has not come yet' }]);
    const courseVersionId = await this.newestVersion(tx, societyId, course);
    const offers = await this.courses.offersFor(tx, courseVersionId, { awarded: [], completedOn });
    const problems: FieldProblem[] = [];
    const offerIds: string[] = [];
    for (const body of new Set(bodies)) {
      const offer = offers.find((candidate) => candidate.body === body);
      const refusal = refusalOf(offer, body, completedOn);
      if (refusal === null && offer) offerIds.push(offer.id);
      else problems.push({ field: 'bodies', message: refusal ?? '' });
    }
    if (problems.length > 0) throw new AppError('run-off', problems);

    return { courseVersionId, offerIds };
  }

  /**
   * Gives each person each credit, once: who has it already keeps the award there is, and to whom it was given and taken back
   * gets nothing before somebody looks at that. Throws, having written nothing, where one certificate cannot be written.
   * Several at once wait for each other where they are about the same people.
   */
  async award(tx: Tx, record: RosterRecord, claims: readonly RosterClaim[]): Promise<RosterOutcome[]> {
    const { courseVersionId } = record;
    await tx.query(lockAll, [claims.map(({ personId }) => awardLock(personId, courseVersionId))]);
    const there = await awardsThere(
      tx,
      courseVersionId,
      claims.map(({ personId }) => personId),
    );
    const activity = await this.activity(tx, record);
    const bodies = new Map(activity.credits.map(({ offer }) => [offer.id, offer.body]));
    const decided = claims.map((claim): Decided => {
      const had = there.find(
        (award) => award.personId === claim.personId && award.body === bodies.get(claim.offerId),
      );

      return had ? { outcome: withAward(claim, had) } : decide(activity, claim);
    });
    const verdicts = await this.verdicts(
      tx,
      activity,
      decided.flatMap((each) => ('granted' in each ? [each.claim] : [])),
    );
    const outcomes: RosterOutcome[] = [];
    for (const each of decided)
      outcomes.push('outcome' in each ? each.outcome : await this.give(tx, activity, each, verdicts));

    return outcomes;
  }

  private async give(
    tx: Tx,
    { record, society, cosponsor, content, now }: Activity,
    { claim, credit, granted, evidence }: Granted,
    verdicts: ReadonlyMap<string, string>,
  ): Promise<RosterOutcome> {
    const { document, page, courseId, id } = content;
    const { terms, id: offerId } = credit.offer;
    const award = await tx.insert(Award, {
      societyId: record.societyId,
      personId: claim.personId,
      runLineId: claim.lineId,
      offerId,
      verdictId: verdicts.get(claim.lineId),
      body: terms.body,
      amount: formatCredit(granted.amount),
      unit: granted.unit,
      activity: {
        courseVersionId: id,
        title: document.title,
        format: record.format === null ? page.summary.format : formatInWords(terms.format),
        delivery: terms.format,
        categories: terms.categories,
        society: society.name,
        sample: society.sample,
        ...(cosponsor ? { cosponsor } : {}),
        courseId,
        topics: page.summary.topics,
      },
      attestation: { id: claim.lineId, name: claim.name, text: evidence.source, evidence },
      derivation: granted.derivation,
      ruleVersion: RULE_VERSION,
      completedOn: granted.derivation.completedOn,
      createdAt: now,
    });
    const { held, recordedBy: by } = record;
    const sessions = record.sessions && printedSessions(record.sessions, terms.amount);
    const printed = certificateContent({ award, ...credit, society, document, evidence, held, sessions });
    await this.issuing.issue(tx, { award, content: printed, now, by });

    return { ...claim, kind: 'issued', awardId: award.id };
  }

  /** One for each line, whatever credit it gives. */
  private async verdicts(
    tx: Tx,
    { record: { id: runId, societyId, source }, now: createdAt }: Activity,
    claims: readonly RosterClaim[],
  ): Promise<ReadonlyMap<string, string>> {
    const people = new Map(claims.map(({ lineId, personId }) => [lineId, personId]));
    await tx.insertMissing(
      Verdict,
      [...people].map(([runLineId, personId]) => ({
        societyId,
        personId,
        runLineId,
        complete: true,
        reasons: { roster: { runId, lineId: runLineId, source } },
        ruleVersion: RULE_VERSION,
        createdAt,
      })),
    );
    const written = await tx.query<{ id: string; lineId: string }>(
      'select id, run_line_id as "lineId" from verdicts where run_line_id = any($1)',
      [[...people.keys()]],
    );

    return new Map(written.map(({ id, lineId }) => [lineId, id]));
  }

  private async activity(tx: Tx, record: RosterRecord): Promise<Activity> {
    const { societyId, courseVersionId, completedOn, offerIds } = record;
    const history = await this.courses.offersById(tx, courseVersionId, offerIds);
    const approvals = await this.courses.approvalsOf(tx, history);
    const credits: Credit[] = [];
    for (const offer of history) {
      const approval = approvals.get(offer.approvalId);
      if (!approval) throw new Error(`The approval ${offer.approvalId} of an offer is gone`);
      const statement = await this.courses.statementOf(societyId, offer, approvals, 'certificate');
      credits.push({ offer, approval, statement });
    }
    if (credits.length < offerIds.length) throw new Error(`Offers of ${completedOn} are gone`);

    const content = await this.versions.content(tx, courseVersionId);

    return {
      record,
      society: await this.societies.byId(societyId),
      cosponsor: await this.cosponsors.of(tx, content.document.slug),
      content,
      credits,
      now: this.clock.now(),
    };
  }

  private async newestVersion(tx: Tx, societyId: string, course: string): Promise<string> {
    const [version] = await tx.query<{ id: string }>(
      `select version.id from courses course join course_versions version on version.course_id = course.id
       where course.society_id = $1 and course.slug = $2 order by version.number desc limit 1`,
      [societyId, course],
    );
    if (!version) throw new AppError('run-off', [{ field: 'course', message: 'There is no such program' }]);

    return version.id;
  }
}

/** In one order, whoever asks, so that two never wait for each other. */
const lockAll = `
  select pg_advisory_xact_lock(key) from (
    select distinct hashtextextended(name, 0) as key from unnest($1::text[]) names(name) order by key) keys`;
