import type { SelfStudyEvidence } from '@cohesion/credit';
import { dateIn } from '../platform/clock.js';
import type { AttemptFact, Progress } from '../enrollments/progress.service.js';

/** The pass that counts is the first: taking the quiz again for practice moves no date. */
export const firstPass = ({ attempts }: Progress): AttemptFact['result'] =>
  attempts.find(({ result }) => result?.passed)?.result ?? null;

/** The recorded facts in the words of the credit rules; days are those of the society's zone. */
export function evidenceOf(
  progress: Progress,
  zone: string,
  attestation: { id: string; at: Date },
): SelfStudyEvidence {
  const on = (at: Date): string => dateIn(zone, at);
  const passed = firstPass(progress);

  return {
    kind: 'self-study',
    lessonsRequired: progress.content.document.lessons.map(({ id }) => id),
    lessonsRead: [...progress.readings.values()].flatMap(({ lesson, finishedId, finishedAt }) =>
      finishedId && finishedAt ? [{ id: finishedId, lessonId: lesson, on: on(finishedAt) }] : [],
    ),
    attempt: passed
      ? { id: passed.id, on: on(passed.submittedAt), score: (100 * passed.right) / passed.of, passed: true }
      : null,
    evaluation: progress.evaluation ? { id: progress.evaluation.id, on: on(progress.evaluation.at) } : null,
    attestation: { id: attestation.id, on: on(attestation.at), claimed: null },
  };
}
