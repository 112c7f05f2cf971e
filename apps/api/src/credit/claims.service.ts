import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClaimCredit, Claimed, ClaimPage } from '@cohesion/contracts';
import { deriveAward, formatCredit, reasonSentence, RULE_VERSION } from '@cohesion/credit';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { PrintedLicenses } from '../accounts/licenses/printed-licenses.service.js';
import { CertificateIssuing } from '../certificates/certificate-issuing.service.js';
import { CertificatesLookup } from '../certificates/certificates-lookup.service.js';
import { Cosponsors } from '../cosponsorships/cosponsors.service.js';
import { CoursesService, type OfferRecord } from '../courses/courses.service.js';
import { EnrollmentAccess, type EnrollmentBrief } from '../enrollments/enrollment-access.service.js';
import {
  outstandingPath,
  outstandingSentence,
  ProgressService,
  type Progress,
} from '../enrollments/progress.service.js';
import { SocietiesService } from '../societies/societies.service.js';
import { Award, standing } from './award.entity.js';
import { presentAwards } from './award.presenter.js';
import { attestationText, completedOn, presentClaimPage } from './claim.presenter.js';
import { certificateContent } from './certificate-content.js';
import { evidenceOf, firstPass } from './evidence.js';
import { Verdict } from './verdict.entity.js';
import { awardLock, awardsInVersion } from './version-awards.js';

@Injectable()
export class ClaimsService {
  constructor(
    private readonly database: Database,
    private readonly enrollments: EnrollmentAccess,
    private readonly progress: ProgressService,
    private readonly courses: CoursesService,
    private readonly certificates: CertificatesLookup,
    private readonly issuing: CertificateIssuing,
    private readonly accounts: AccountsService,
    private readonly licenses: PrintedLicenses,
    private readonly societies: SocietiesService,
    private readonly cosponsors: Cosponsors,
    private readonly clock: Clock,
  ) {}

  page(actor: Person, enrollmentId: string): Promise<ClaimPage> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.enrollments.own(tx, actor, enrollmentId);
      const progress = await this.progress.of(tx, enrollment);
      const awards = standing(await awardsInVersion(tx, enrollment));
      const offers = await this.offers(tx, enrollment, progress, awards);
      const certificates = await this.certificates.ofAwards(tx, awards);
      const society = await this.societies.byId(enrollment.societyId);
      const name = await this.accounts.personName(tx, actor.personId);
      const printed = await this.certificates.licensesPrintedLast(tx, actor.personId);

      return presentClaimPage({
        enrollmentId,
        progress,
        offers: await this.courses.presentOffers(tx, enrollment.societyId, offers),
        awards,
        certificates,
        name,
        licenses: await this.licenses.of(tx, actor.personId, printed),
        society,
      });
    });
  }

  /**
   * Judges the enrollment and writes verdict, awards, certificates and their rendering jobs in one transaction.
   * Idempotent: credit already awarded is answered again, so fifty calls at once make one award for each offer.
   */
  claim(actor: Person, enrollmentId: string, request: ClaimCredit): Promise<Claimed> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.enrollments.own(tx, actor, enrollmentId);
      await tx.lock(awardLock(actor.personId, enrollment.courseVersionId));
      const progress = await this.progress.of(tx, enrollment);
      if (!progress.content.document.countsForCredit) throw new AppError('not-for-credit');
      const { completion } = progress;
      if (!completion.complete) {
        const outstanding = completion.outstanding.map((missing) => ({
          text: outstandingSentence(missing),
          path: outstandingPath(enrollmentId, missing),
        }));
        throw new AppError('course-not-complete', outstanding);
      }
      const awarded = await awardsInVersion(tx, enrollment);
      const choices = await this.offers(tx, enrollment, progress, awarded);
      const offers = await this.wanted(tx, enrollment, choices, request.offerIds);
      const fresh = offers.filter(({ id }) => !awarded.some(({ offerId }) => offerId === id));
      if (fresh.length > 0) await this.award(tx, actor, { enrollment, progress, offers: fresh, request });
      const awards = standing(await awardsInVersion(tx, enrollment));
      const claimed = awards.filter(({ offerId }) => offers.some(({ id }) => id === offerId));

      return { awards: presentAwards(claimed, await this.certificates.ofAwards(tx, claimed)) };
    });
  }

  /**
   * Those of what she can have that she asked for. Her page may be older than an award of the same body for a live run of the
   * course: what she has then stands for what she asked.
   */
  private async wanted(
    tx: Tx,
    { courseVersionId }: EnrollmentBrief,
    offers: readonly OfferRecord[],
    ids: readonly string[],
  ): Promise<OfferRecord[]> {
    const missing = ids.filter((id) => !offers.some((offer) => offer.id === id));
    const asked = missing.length > 0 ? await this.courses.offersById(tx, courseVersionId, missing) : [];
    const given = asked.flatMap(({ body }) =>
      offers.filter((offer) => offer.runId !== null && offer.body === body),
    );
    if (given.length < missing.length) throw new AppError('offer-not-available');

    return offers.filter((offer) => ids.includes(offer.id) || given.includes(offer));
  }

  private async offers(
    tx: Tx,
    { societyId, courseVersionId }: EnrollmentBrief,
    progress: Progress,
    awards: readonly Award[],
  ): Promise<OfferRecord[]> {
    const { timeZone } = await this.societies.byId(societyId);

    return this.courses.offersFor(tx, courseVersionId, {
      awarded: awards.map(({ offerId }) => offerId),
      completedOn: progress.completion.complete ? completedOn(progress, timeZone) : null,
    });
  }

  private async award(
    tx: Tx,
    actor: Person,
    { enrollment, progress, offers, request }: NewAwards,
  ): Promise<void> {
    const now = this.clock.now();
    const society = await this.societies.byId(enrollment.societyId);
    const attestation = { id: randomUUID(), name: request.name, text: attestationText(request.name) };
    const evidence = evidenceOf(progress, society.timeZone, { id: attestation.id, at: now });
    const verdict = await this.verdict(tx, enrollment, progress, now);
    const { societyId, personId, id: enrollmentId } = enrollment;
    const { document, page, id: courseVersionId } = progress.content;
    const approvals = await this.courses.approvalsOf(tx, offers);
    const licenses = await this.licenses.lines(tx, actor, request.licenseIds);
    const cosponsor = await this.cosponsors.of(tx, document.slug);

    for (const offer of offers) {
      const { id: offerId, approvalId, terms } = offer;
      const decision = deriveAward({ ...terms, id: offerId }, evidence, RULE_VERSION);
      if (!decision.granted) throw new AppError('offer-not-available', decision.reasons.map(reasonSentence));
      const award = await tx.insert(Award, {
        societyId,
        personId,
        enrollmentId,
        offerId,
        verdictId: verdict.id,
        body: terms.body,
        amount: formatCredit(decision.amount),
        unit: decision.unit,
        activity: {
          courseVersionId,
          title: document.title,
          format: page.summary.format,
          categories: terms.categories,
          society: society.name,
          sample: society.sample,
          ...(cosponsor ? { cosponsor } : {}),
        },
        attestation: { ...attestation, evidence },
        derivation: decision.derivation,
        ruleVersion: RULE_VERSION,
        completedOn: decision.derivation.completedOn,
        createdAt: now,
      });
      const approval = approvals.get(approvalId);
      if (!approval) throw new Error(`The approval ${approvalId} of an offer is gone`);
      const statement = await this.courses.statementOf(societyId, offer, approvals, 'certificate');
      await this.issuing.issue(tx, {
        award,
        content: certificateContent({ award, approval, statement, society, document, evidence, licenses }),
        now,
      });
    }
    await this.accounts.confirmName(tx, actor.personId, request.name);
  }

  private async verdict(
    tx: Tx,
    { id, societyId, personId }: EnrollmentBrief,
    progress: Progress,
    now: Date,
  ): Promise<Verdict> {
    const known = await tx.findOne(Verdict, { where: { enrollmentId: id } });
    if (known) return known;

    return tx.insert(Verdict, {
      societyId,
      personId,
      enrollmentId: id,
      complete: true,
      reasons: {
        lessons: [...progress.readings.values()].map(({ lesson, finishedId }) => ({
          lesson,
          eventId: finishedId,
        })),
        attemptResultId: firstPass(progress)?.id ?? null,
        evaluationId: progress.evaluation?.id ?? null,
      },
      ruleVersion: RULE_VERSION,
      createdAt: now,
    });
  }
}

type NewAwards = Readonly<{
  enrollment: EnrollmentBrief;
  progress: Progress;
  offers: readonly OfferRecord[];
  request: ClaimCredit;
}>;
