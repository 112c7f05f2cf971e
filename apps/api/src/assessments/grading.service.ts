import { Injectable } from '@nestjs/common';
import type { AttemptResult, SubmitAttempt } from '@cohesion/contracts';
import { latestAnswers, scoreAttempt } from '@cohesion/curriculum';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import type { VersionContent } from '../courses/course-versions.service.js';
import { ProgressService } from '../enrollments/progress.service.js';
import { AttemptResultRecord } from './attempt-result.entity.js';
import type { Attempt } from './attempt.entity.js';
import { answering, AttemptsService } from './attempts.service.js';
import { presentResult } from './result.presenter.js';

@Injectable()
export class GradingService {
  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptsService,
    private readonly progress: ProgressService,
    private readonly clock: Clock,
  ) {}

  /**
   * Grades what was answered. Refused as `answers-unsent`, naming them, while a step the device made is not here.
   * Idempotent: sending again answers the result there is.
   */
  submit(actor: Person, attemptId: string, { stepIds }: SubmitAttempt): Promise<AttemptResult> {
    return this.database.as(actor, async (tx) => {
      const { attempt, content } = await this.attempts.own(tx, actor, attemptId);
      await tx.lock(answering(actor, attemptId));
      const known = await tx.findOne(AttemptResultRecord, { where: { attemptId } });
      if (known) return this.present(tx, attempt, content, known);

      const steps = await this.attempts.steps(tx, attempt);
      const here = new Set(steps.map(({ id }) => id));
      const missing = stepIds.filter((id) => !here.has(id));
      if (missing.length > 0) throw new AppError('answers-unsent', { stepIds: missing });

      const items = attempt.drawn.flatMap(
        ({ itemId }) => content.document.items.find(({ id }) => id === itemId) ?? [],
      );
      const score = scoreAttempt(items, latestAnswers(steps), content.document.quiz);
      const { id, societyId, personId, enrollmentId } = attempt;
      const result = await tx.insert(AttemptResultRecord, {
        societyId,
        personId,
        attemptId: id,
        enrollmentId,
        passed: score.passed,
        score,
        submittedAt: this.clock.now(),
      });

      return this.present(tx, attempt, content, result);
    });
  }

  /** Refused as `attempt-open` before it is sent: nothing of the key leaves earlier. */
  result(actor: Person, attemptId: string): Promise<AttemptResult> {
    return this.database.as(actor, async (tx) => {
      const { attempt, content } = await this.attempts.own(tx, actor, attemptId);
      const result = await tx.findOne(AttemptResultRecord, { where: { attemptId } });
      if (!result) throw new AppError('attempt-open');

      return this.present(tx, attempt, content, result);
    });
  }

  private async present(
    tx: Tx,
    attempt: Attempt,
    content: VersionContent,
    result: AttemptResultRecord,
  ): Promise<AttemptResult> {
    const sent = await tx.find(AttemptResultRecord, {
      where: { enrollmentId: attempt.enrollmentId },
      select: { id: true, passed: true },
    });

    const { evaluation } = await this.progress.of(tx, {
      id: attempt.enrollmentId,
      courseVersionId: content.id,
    });

    return presentResult({
      evaluationGiven: evaluation !== null,
      attempt,
      content,
      result,
      sent: sent.length,
      everPassed: sent.some(({ passed }) => passed),
    });
  }
}
