import type { Hundredths } from './hundredths.js';
import type { PlainDate } from './plain-date.js';

/** Something recorded about a learner: under which id, and on which day it happened. */
export interface RecordedFact {
  readonly id: string;
  readonly on: PlainDate;
}

export interface LessonRead extends RecordedFact {
  readonly lessonId: string;
}

/** A finished try at the quiz; the score in percent. */
export interface QuizAttempt extends RecordedFact {
  readonly score: number;
  readonly passed: boolean;
}

/** The learner's word; `claimed` is the part claimed, where the body lets a learner claim a part, otherwise null. */
export interface Attestation extends RecordedFact {
  readonly claimed: Hundredths | null;
}

/** What is recorded of one learner's work on a self-paced course. Evidence of other kinds stands beside it, told apart by `kind`. */
export interface SelfStudyEvidence {
  readonly kind: 'self-study';
  readonly lessonsRequired: readonly string[];
  readonly lessonsRead: readonly LessonRead[];
  readonly attempt: QuizAttempt | null;
  readonly evaluation: RecordedFact | null;
  readonly attestation: Attestation | null;
}

/**
 * A society's own record that somebody completed the whole activity: a line of a roster. The society answers for it, as
 * boards expect of a provider that keeps sign-in sheets; `source` says in its words what it keeps, and who keeps it.
 */
export interface RosterEvidence {
  readonly kind: 'roster';
  /** The line, and the day on which the activity was completed. */
  readonly line: RecordedFact;
  readonly source: string;
}

export type Evidence = SelfStudyEvidence | RosterEvidence;

/** The first reading of each lesson required, in the order required; reading again moves no date. */
export function firstReads({ lessonsRequired, lessonsRead }: SelfStudyEvidence): LessonRead[] {
  const inTime = lessonsRead.toSorted((a, b) => compare(a.on, b.on) || compare(a.id, b.id));

  return [...new Set(lessonsRequired)].flatMap(
    (lessonId) => inTime.find((read) => read.lessonId === lessonId) ?? [],
  );
}

/** Lessons required and never read. */
export function unreadLessons({ lessonsRequired, lessonsRead }: SelfStudyEvidence): string[] {
  const read = new Set(lessonsRead.map(({ lessonId }) => lessonId));

  return [...new Set(lessonsRequired)].filter((lessonId) => !read.has(lessonId));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
