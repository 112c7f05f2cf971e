import { Injectable } from '@nestjs/common';
import type { EvaluationPage, EvaluationReceived, GiveEvaluation } from '@cohesion/contracts';
import { checkEvaluation, evaluationQuestions } from '@cohesion/curriculum';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { CoursesService } from '../courses/courses.service.js';
import { CourseVersions } from '../courses/course-versions.service.js';
import { EnrollmentAccess } from '../enrollments/enrollment-access.service.js';
import { EvaluationReceipt } from './evaluation-receipt.entity.js';
import { presentEvaluation } from './evaluation.presenter.js';
import { monthOf } from './month.js';

@Injectable()
export class EvaluationsService {
  constructor(
    private readonly database: Database,
    private readonly enrollments: EnrollmentAccess,
    private readonly courses: CoursesService,
    private readonly versions: CourseVersions,
    private readonly clock: Clock,
  ) {}

  page(actor: Person, enrollmentId: string): Promise<EvaluationPage> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.enrollments.own(tx, actor, enrollmentId);
      const { document } = await this.versions.content(tx, enrollment.courseVersionId);
      const receipt = await tx.findOne(EvaluationReceipt, { where: { enrollmentId } });
      const statements = receipt?.statements ?? (await this.statements(tx, enrollment));

      return presentEvaluation(enrollmentId, document, statements, receipt !== null);
    });
  }

  /** Takes one evaluation per enrollment; what it says is stored apart from who said it. */
  give(actor: Person, enrollmentId: string, { answers }: GiveEvaluation): Promise<EvaluationReceived> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.enrollments.own(tx, actor, enrollmentId);
      const { societyId, personId, courseVersionId } = enrollment;
      const { document } = await this.versions.content(tx, courseVersionId);
      const check = checkEvaluation(evaluationQuestions(document), answers);
      if (!check.ok) {
        const details = check.mistakes.map(({ questionId, message }) => ({ field: questionId, message }));
        throw new AppError('evaluation-incomplete', details);
      }
      const now = this.clock.now();
      const statements = await this.statements(tx, enrollment);
      const added = await tx.insertMissing(EvaluationReceipt, [
        { societyId, personId, enrollmentId, statements, createdAt: now },
      ]);
      if (added === 0) throw new AppError('evaluation-given');
      // Plain SQL: whoever gives an evaluation may not read evaluations back. What it says goes into the box first; see
      // EvaluationBox.
      await tx.query(
        'insert into boxed_evaluations (society_id, course_version_id, answers, month) values ($1, $2, $3, $4)',
        [societyId, courseVersionId, JSON.stringify(check.answers), monthOf(now)],
      );

      return { received: true };
    });
  }

  /** What the bodies of the course's credit want said on the form, in the words in force today. */
  private async statements(
    tx: Tx,
    { societyId, courseVersionId }: Readonly<{ societyId: string; courseVersionId: string }>,
  ): Promise<string[]> {
    const offers = await this.courses.offersOf(tx, courseVersionId);
    const approvals = await this.courses.approvalsOf(tx, offers);
    const words = await Promise.all(
      offers.map((offer) => this.courses.statementOf(societyId, offer, approvals, 'evaluation')),
    );

    return [...new Set(words.filter((text) => text !== ''))];
  }
}
