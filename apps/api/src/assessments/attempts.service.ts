import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AttemptView, RecordSteps, StepsRecorded } from '@cohesion/contracts';
import { attemptsLeft, drawAttempt, seededRandom } from '@cohesion/curriculum';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import { Recent } from '../platform/recent.js';
import type { Tx } from '../platform/tx.js';
import { CourseVersions, type VersionContent } from '../courses/course-versions.service.js';
import { EnrollmentAccess, type EnrollmentBrief } from '../enrollments/enrollment-access.service.js';
import { AttemptResultRecord } from './attempt-result.entity.js';
import { AttemptStep } from './attempt-step.entity.js';
import { Attempt } from './attempt.entity.js';
import { presentAttempt } from './attempt.presenter.js';
import { mustBeOwnAttempt } from './attempts.policy.js';

/** Attempts kept in memory: those of the people who are answering at this moment. */
const keep = 2_000;

@Injectable()
export class AttemptsService {
  private readonly known = new Recent<Attempt>(keep);

  constructor(
    private readonly database: Database,
    private readonly enrollments: EnrollmentAccess,
    private readonly versions: CourseVersions,
    private readonly clock: Clock,
  ) {}

  /** Starts an attempt, or answers the one that is open: however often and from wherever it is asked. */
  start(actor: Person, enrollmentId: string): Promise<AttemptView> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.enrollments.own(tx, actor, enrollmentId);
      await tx.lock(`attempts ${enrollmentId}`);
      const earlier = await tx.find(Attempt, { where: { enrollmentId }, order: { number: 'ASC' } });
      const results = await tx.find(AttemptResultRecord, {
        where: { enrollmentId },
        select: { id: true, attemptId: true },
      });
      const open = earlier.find(({ id }) => !results.some(({ attemptId }) => attemptId === id));
      const content = await this.versions.content(tx, enrollment.courseVersionId);
      if (open) return this.view(tx, open, content);
      if (attemptsLeft(content.document.quiz, results.length) === 0) throw new AppError('no-attempts-left');

      return this.view(tx, await this.draw(tx, enrollment, content, earlier), content);
    });
  }

  read(actor: Person, attemptId: string): Promise<AttemptView> {
    return this.database.as(actor, async (tx) => {
      const { attempt, content } = await this.own(tx, actor, attemptId);

      return this.view(tx, attempt, content);
    });
  }

  /** Records answers. Repeats are harmless; once the attempt is sent, nothing more is taken. */
  record(actor: Person, attemptId: string, { steps }: RecordSteps): Promise<StepsRecorded> {
    return this.database.as(
      actor,
      async (tx) => {
        const attempt = await this.visible(tx, actor, attemptId);
        const stray = steps.find(({ itemId, optionId }) => !isDrawn(attempt, itemId, optionId));
        if (stray) throw new AppError('unknown-question', { itemId: stray.itemId });
        const [saved] = await tx.query<{ closed: boolean }>(recordSql, [
          attemptId,
          attempt.societyId,
          actor.personId,
          JSON.stringify(steps),
          attempt.createdAt,
          this.clock.now(),
        ]);
        if (saved?.closed) throw new AppError('attempt-closed');

        return { saved: steps.map(({ id }) => id) };
      },
      answering(actor, attemptId),
    );
  }

  /** For grading: the attempt, its content and its steps. */
  async own(
    tx: Tx,
    actor: Person,
    attemptId: string,
  ): Promise<{ attempt: Attempt; content: VersionContent }> {
    const attempt = await this.visible(tx, actor, attemptId);
    const enrollment = await this.enrollments.own(tx, actor, attempt.enrollmentId);

    return { attempt, content: await this.versions.content(tx, enrollment.courseVersionId) };
  }

  /** In the order they count: two devices can make the same number, and of those the newer one stands first. */
  steps(tx: Tx, attempt: Attempt): Promise<AttemptStep[]> {
    return tx.find(AttemptStep, {
      where: { attemptId: attempt.id },
      order: { seq: 'ASC', at: 'DESC', receivedAt: 'DESC', id: 'ASC' },
    });
  }

  /** Every answer needs its attempt, which never changes. Remembered for its owner alone. */
  private visible(tx: Tx, actor: Person, id: string): Promise<Attempt> {
    const { societyId, personId } = actor;

    return this.known.get(`${id} ${personId} ${societyId}`, async () => {
      const attempt = await tx.need(Attempt, { where: { id, societyId } });
      mustBeOwnAttempt(actor, attempt);

      return attempt;
    });
  }

  private async view(tx: Tx, attempt: Attempt, content: VersionContent): Promise<AttemptView> {
    const result = await tx.findOne(AttemptResultRecord, {
      where: { attemptId: attempt.id },
      select: { id: true },
    });

    return presentAttempt(attempt, content, await this.steps(tx, attempt), result !== null);
  }

  private draw(
    tx: Tx,
    enrollment: EnrollmentBrief,
    { document }: VersionContent,
    earlier: readonly Attempt[],
  ): Promise<Attempt> {
    const seed = randomUUID();
    const drawn = drawAttempt({
      items: document.items,
      draw: document.quiz.draw,
      seen: timesSeen(earlier),
      withdrawn: new Set(),
      random: seededRandom(seed),
    });
    const { id: enrollmentId, societyId, personId } = enrollment;

    return tx.insert(Attempt, {
      societyId,
      personId,
      enrollmentId,
      number: earlier.length + 1,
      drawn,
      seed,
      createdAt: this.clock.now(),
    });
  }
}

/** Grading and answering take turns under this name, so that no answer slips in behind a grade. */
export const answering = ({ personId }: Person, attemptId: string): string =>
  `attempt ${attemptId} of ${personId}`;

/** The steps go in if and only if the attempt is still open. */
const recordSql = `
  with gate as (
    select exists (select from attempt_results where attempt_id = $1) as closed
  ), added as (
    insert into attempt_steps (attempt_id, society_id, person_id, id, seq, item_id, option_id, flagged, at, started_at, received_at)
    select $1, $2, $3, step.id, step.seq, step."itemId", step."optionId", step.flagged, step.at, $5, $6
    from gate, jsonb_to_recordset($4::jsonb)
      as step(id uuid, seq integer, "itemId" text, "optionId" text, flagged boolean, at timestamptz)
    where not gate.closed
    on conflict do nothing
  )
  select closed from gate`;

function isDrawn({ drawn }: Attempt, itemId: string, optionId: string | null): boolean {
  const item = drawn.find((candidate) => candidate.itemId === itemId);

  return item !== undefined && (optionId === null || item.optionIds.includes(optionId));
}

function timesSeen(attempts: readonly Attempt[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const { itemId } of attempts.flatMap(({ drawn }) => drawn))
    seen.set(itemId, (seen.get(itemId) ?? 0) + 1);

  return seen;
}
