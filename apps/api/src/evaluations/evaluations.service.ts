import { Injectable } from '@nestjs/common';
import type { EvaluationPage, EvaluationReceived, GiveEvaluation } from '@cohesion/contracts';
import { checkEvaluation, evaluationQuestions } from '@cohesion/curriculum';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import { CourseVersions } from '../courses/course-versions.service.js';
import { EnrollmentAccess } from '../enrollments/enrollment-access.service.js';
import { EvaluationReceipt } from './evaluation-receipt.entity.js';
import { presentEvaluation } from './evaluation.presenter.js';

@Injectable()
export class EvaluationsService {
  constructor(
    private readonly database: Database,
    private readonly enrollments: EnrollmentAccess,
    private readonly versions: CourseVersions,
    private readonly clock: Clock,
  ) {}

  page(actor: Person, enrollmentId: string): Promise<EvaluationPage> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.enrollments.own(tx, actor, enrollmentId);
      const { document } = await this.versions.content(tx, enrollment.courseVersionId);
      const receipt = await tx.findOne(EvaluationReceipt, { where: { enrollmentId }, select: { id: true } });

      return presentEvaluation(enrollmentId, document, receipt !== null);
    });
  }

  /** Takes one evaluation per enrollment; what it says is stored apart from who said it. */
  give(actor: Person, enrollmentId: string, { answers }: GiveEvaluation): Promise<EvaluationReceived> {
    return this.database.as(actor, async (tx) => {
      const { societyId, personId, courseVersionId } = await this.enrollments.own(tx, actor, enrollmentId);
      const { document } = await this.versions.content(tx, courseVersionId);
      const check = checkEvaluation(evaluationQuestions(document), answers);
      if (!check.ok) {
        const details = check.mistakes.map(({ questionId, message }) => ({ field: questionId, message }));
        throw new AppError('evaluation-incomplete', details);
      }
      const now = this.clock.now();
      const added = await tx.insertMissing(EvaluationReceipt, [
        { societyId, personId, enrollmentId, createdAt: now },
      ]);
      if (added === 0) throw new AppError('evaluation-given');
      // Plain SQL: whoever gives an evaluation may not read evaluations back.
      await tx.query(
        'insert into evaluation_responses (society_id, course_version_id, answers, month) values ($1, $2, $3, $4)',
        [societyId, courseVersionId, JSON.stringify(check.answers), `${now.toISOString().slice(0, 7)}-01`],
      );

      return { received: true };
    });
  }
}
