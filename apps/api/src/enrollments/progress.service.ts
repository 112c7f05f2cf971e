import { Injectable } from '@nestjs/common';
import { assessCompletion, requirementsOf, type Completion, type Outstanding } from '@cohesion/curriculum';
import type { Tx } from '../platform/tx.js';
import { CourseVersions, type VersionContent } from '../courses/course-versions.service.js';
import type { EnrollmentBrief } from './enrollment-access.service.js';
import { ReadingService, type LessonReading } from './reading.service.js';

export type AttemptFact = Readonly<{
  id: string;
  number: number;
  startedAt: Date;
  result: Readonly<{ id: string; passed: boolean; right: number; of: number; submittedAt: Date }> | null;
}>;

/** Everything recorded about one learner in one course, and what it comes to. */
export type Progress = Readonly<{
  content: VersionContent;
  readings: ReadonlyMap<string, LessonReading>;
  attempts: readonly AttemptFact[];
  evaluation: Readonly<{ id: string; at: Date }> | null;
  completion: Completion;
}>;

@Injectable()
export class ProgressService {
  constructor(
    private readonly versions: CourseVersions,
    private readonly reading: ReadingService,
  ) {}

  async of(
    tx: Tx,
    { id, courseVersionId }: Pick<EnrollmentBrief, 'id' | 'courseVersionId'>,
  ): Promise<Progress> {
    const content = await this.versions.content(tx, courseVersionId);
    const readings = await this.reading.readings(tx, id);
    const attempts = await this.attempts(tx, id);
    const evaluation = await this.evaluation(tx, id);
    const completion = assessCompletion(requirementsOf(content.document), {
      lessonsRead: new Set(
        [...readings.values()].filter(({ finishedAt }) => finishedAt).map(({ lesson }) => lesson),
      ),
      attempts: attempts.flatMap(({ result }) => (result ? [result] : [])),
      evaluationReceived: evaluation !== null,
    });

    return { content, readings, attempts, evaluation, completion };
  }

  private async attempts(tx: Tx, enrollmentId: string): Promise<AttemptFact[]> {
    const rows = await tx.query<{
      id: string;
      number: number;
      startedAt: Date;
      resultId: string | null;
      passed: boolean;
      right: number;
      of: number;
      submittedAt: Date;
    }>(
      `select attempt.id, attempt.number, attempt.created_at as "startedAt", result.id as "resultId", result.passed,
         (result.score ->> 'right')::integer as right, (result.score ->> 'of')::integer as of, result.submitted_at as "submittedAt"
       from attempts attempt left join attempt_results result on result.attempt_id = attempt.id
       where attempt.enrollment_id = $1 order by attempt.number`,
      [enrollmentId],
    );

    return rows.map(({ id, number, startedAt, resultId, passed, right, of, submittedAt }) => ({
      id,
      number,
      startedAt,
      result: resultId ? { id: resultId, passed, right, of, submittedAt } : null,
    }));
  }

  private async evaluation(tx: Tx, enrollmentId: string): Promise<Progress['evaluation']> {
    const [row] = await tx.query<{ id: string; at: Date }>(
      'select id, created_at as at from evaluation_receipts where enrollment_id = $1',
      [enrollmentId],
    );

    return row ?? null;
  }
}

/** What is missing, in words: the same on the course's page, the claim page and in a refusal. */
export function outstandingSentence(outstanding: Outstanding): string {
  switch (outstanding.kind) {
    case 'lessons':
      return outstanding.unread.length === 1
        ? 'One lesson is still to be read.'
        : `${outstanding.unread.length} lessons are still to be read.`;
    case 'quiz':
      return outstanding.best
        ? `The quiz is not passed yet: ${outstanding.best.right} of ${outstanding.best.of}, and ${outstanding.best.needed} are needed.`
        : 'The quiz is still to be taken.';
    case 'evaluation':
      return 'The evaluation is still to be given.';
  }
}

/** Where to go for it. */
export function outstandingPath(enrollmentId: string, outstanding: Outstanding): string {
  const home = `/learn/${enrollmentId}`;
  switch (outstanding.kind) {
    case 'lessons':
      return outstanding.unread[0] ? `${home}/lessons/${outstanding.unread[0]}` : home;
    case 'quiz':
      return `${home}/quiz`;
    case 'evaluation':
      return `${home}/evaluation`;
  }
}
