import type { CourseDocument } from './course.js';
import { neededRight } from './scoring.js';

export type Requirement =
  | { readonly kind: 'lessons'; readonly lessonIds: readonly string[] }
  | { readonly kind: 'quiz'; readonly passPercent: number }
  | { readonly kind: 'evaluation' };

/** What is recorded about one learner in one course version. */
export type LearnerRecord = {
  readonly lessonsRead: ReadonlySet<string>;
  /** Attempts that were sent: items right, of those that count. */
  readonly attempts: readonly { readonly right: number; readonly of: number }[];
  readonly evaluationReceived: boolean;
};

export type Outstanding =
  | {
      readonly kind: 'lessons';
      readonly unread: readonly string[];
      readonly read: number;
      readonly of: number;
    }
  | {
      readonly kind: 'quiz';
      readonly passPercent: number;
      readonly attempts: number;
      /** The attempt with most right, and how many it needed; null before the first one is sent. */
      readonly best: { readonly right: number; readonly of: number; readonly needed: number } | null;
    }
  | { readonly kind: 'evaluation' };

export type Completion =
  { readonly complete: true } | { readonly complete: false; readonly outstanding: readonly Outstanding[] };

/** What a course asks before credit: every lesson read, the quiz passed, the evaluation given, in that order. */
export function requirementsOf(course: CourseDocument): readonly Requirement[] {
  return [
    { kind: 'lessons', lessonIds: course.lessons.map(({ id }) => id) },
    { kind: 'quiz', passPercent: course.quiz.passPercent },
    { kind: 'evaluation' },
  ];
}

/**
 * Judged against the version the learner enrolled in; later edits to the course never un-complete anyone. What is not
 * among the outstanding is done.
 */
export function assessCompletion(requirements: readonly Requirement[], record: LearnerRecord): Completion {
  const outstanding = requirements.flatMap((requirement) => missing(requirement, record));

  return outstanding.length === 0 ? { complete: true } : { complete: false, outstanding };
}

function missing(requirement: Requirement, record: LearnerRecord): readonly Outstanding[] {
  switch (requirement.kind) {
    case 'lessons': {
      const { lessonIds } = requirement;
      const unread = lessonIds.filter((id) => !record.lessonsRead.has(id));

      return unread.length === 0
        ? []
        : [{ kind: 'lessons', unread, read: lessonIds.length - unread.length, of: lessonIds.length }];
    }
    case 'quiz':
      return missingQuiz(requirement.passPercent, record.attempts);
    case 'evaluation':
      return record.evaluationReceived ? [] : [{ kind: 'evaluation' }];
  }
}

function missingQuiz(passPercent: number, attempts: LearnerRecord['attempts']): readonly Outstanding[] {
  const judged = attempts.map(({ right, of }) => ({ right, of, needed: neededRight(of, passPercent) }));
  if (judged.some(({ right, of, needed }) => of > 0 && right >= needed)) return [];
  const [best] = judged.toSorted((a, b) => b.right - a.right);

  return [{ kind: 'quiz', passPercent, attempts: attempts.length, best: best ?? null }];
}
