import type { EnrollmentSummary, LessonTask, TaskStatus } from '@cohesion/contracts';
import { readingMinutes, studyWordsOf, type Lesson } from '@cohesion/curriculum';
import type { EnrollmentBrief } from './enrollment-access.service.js';
import type { Progress } from './progress.service.js';

/** Where each step stands. The lessons, quiz and evaluation are what completion asks; the claim comes after. */
export function presentEnrollment(
  enrollment: EnrollmentBrief,
  progress: Progress,
  claimed: boolean,
): EnrollmentSummary {
  const { content, completion } = progress;
  const lessons = lessonTasks(progress);
  const unread = lessons.filter(({ status }) => status !== 'done');

  return {
    id: enrollment.id,
    courseSlug: content.document.slug,
    title: content.document.title,
    promise: content.document.promise,
    hours: content.page.summary.hours,
    lessonsRead: lessons.length - unread.length,
    lessons: lessons.length,
    minutesLeft: sumMinutes(unread),
    next: nextStep(enrollment.id, progress, unread, claimed),
    lastActiveAt: lastActivity(enrollment, progress).toISOString(),
    finished: completion.complete && (claimed || !content.document.countsForCredit),
  };
}

export function lessonTasks({ content, readings }: Progress): LessonTask[] {
  return content.document.lessons.map((lesson) => ({
    id: lesson.id,
    title: lesson.title,
    minutes: minutesOf(content.document, lesson),
    status: statusOf(readings.get(lesson.id)),
  }));
}

export const sumMinutes = (tasks: readonly { minutes: number }[]): number =>
  tasks.reduce((sum, { minutes }) => sum + minutes, 0);

function minutesOf(course: Progress['content']['document'], lesson: Lesson): number {
  return readingMinutes(studyWordsOf(course, lesson).words);
}

function statusOf(reading: { finishedAt: Date | null } | undefined): TaskStatus {
  if (!reading) return 'to-do';

  return reading.finishedAt ? 'done' : 'started';
}

function nextStep(
  id: string,
  progress: Progress,
  unread: readonly LessonTask[],
  claimed: boolean,
): EnrollmentSummary['next'] {
  const { attempts, evaluation, content } = progress;
  const home = `/learn/${id}`;
  const [lesson] = unread.toSorted((a, b) => Number(b.status === 'started') - Number(a.status === 'started'));
  if (lesson) {
    const label = lesson.status === 'started' ? 'Continue where you stopped' : `Read: ${lesson.title}`;

    return { label, path: `${home}/lessons/${lesson.id}` };
  }
  if (!attempts.some(({ result }) => result?.passed)) return { label: 'Take the quiz', path: `${home}/quiz` };
  if (!evaluation) return { label: 'Give the evaluation', path: `${home}/evaluation` };
  if (!claimed && content.document.countsForCredit)
    return { label: 'Claim your credit', path: `${home}/claim` };

  return { label: 'Look at the course again', path: home };
}

function lastActivity({ createdAt }: EnrollmentBrief, { readings, attempts, evaluation }: Progress): Date {
  const times = [
    createdAt,
    ...[...readings.values()].map(({ at }) => at),
    ...attempts.map(({ startedAt, result }) => result?.submittedAt ?? startedAt),
    ...(evaluation ? [evaluation.at] : []),
  ];

  return new Date(Math.max(...times.map((time) => time.getTime())));
}
