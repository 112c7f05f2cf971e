import type { CourseHome, TaskStatus } from '@cohesion/contracts';
import { attemptsLeft, neededRight } from '@cohesion/curriculum';
import type { CertificateBrief } from '../certificates/certificates-lookup.service.js';
import type { EnrollmentBrief } from './enrollment-access.service.js';
import { lessonTasks, presentEnrollment, sumMinutes } from './enrollment.presenter.js';
import { outstandingSentence, type Progress } from './progress.service.js';

export function presentCourseHome(
  enrollment: EnrollmentBrief,
  progress: Progress,
  certificates: readonly CertificateBrief[],
): CourseHome {
  const { content, completion, attempts, evaluation } = progress;
  const { document } = content;
  const tasks = lessonTasks(progress);
  const submitted = attempts.filter(({ result }) => result);

  return {
    summary: presentEnrollment(enrollment, progress, certificates.length > 0),
    version: content.number,
    reviewNotice: document.reviewNotice,
    objectives: document.objectives.map(({ id, text }) => ({ id, text })),
    modules: document.modules.map(({ id, title, lessons }) => {
      const own = tasks.filter((task) => lessons.includes(task.id));

      return { id, title, minutes: sumMinutes(own), lessons: own };
    }),
    quiz: {
      status: quizStatus(attempts),
      questions: document.quiz.draw,
      needed: neededRight(document.quiz.draw, document.quiz.passPercent),
      passPercent: document.quiz.passPercent,
      attemptsUsed: submitted.length,
      attemptsLeft: attemptsLeft(document.quiz, submitted.length),
      openAttemptId: attempts.find(({ result }) => !result)?.id ?? null,
      lastSubmittedAttemptId: submitted.at(-1)?.id ?? null,
    },
    evaluation: { status: evaluation ? 'done' : 'to-do' },
    claim: {
      status: claimStatus(completion.complete, certificates.length > 0),
      countsForCredit: document.countsForCredit,
    },
    certificates: certificates.map(({ id, bodyName, amount, unit }) => ({ id, bodyName, amount, unit })),
    outstanding: completion.complete ? [] : completion.outstanding.map(outstandingSentence),
  };
}

function quizStatus(attempts: Progress['attempts']): TaskStatus {
  if (attempts.some(({ result }) => result?.passed)) return 'done';

  return attempts.length > 0 ? 'started' : 'to-do';
}

function claimStatus(complete: boolean, claimed: boolean): TaskStatus {
  if (claimed) return 'done';

  return complete ? 'to-do' : 'waiting';
}
