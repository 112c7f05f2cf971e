import type { LessonPage } from '@cohesion/contracts';
import type { LessonManifest } from '@cohesion/curriculum';
import { AppError } from '../platform/problem.js';
import type { EnrollmentBrief } from './enrollment-access.service.js';
import { lessonTasks, sumMinutes } from './enrollment.presenter.js';
import type { Progress } from './progress.service.js';

export function presentLesson(
  enrollment: EnrollmentBrief,
  progress: Progress,
  lessonId: string,
  { html, manifest }: { html: string; manifest: LessonManifest },
): LessonPage {
  const { modules, slug, title } = progress.content.document;
  const tasks = lessonTasks(progress);
  const index = tasks.findIndex(({ id }) => id === lessonId);
  const task = tasks[index];
  const moduleIndex = modules.findIndex(({ lessons }) => lessons.includes(lessonId));
  const module = modules[moduleIndex];
  if (!task || !module) throw new AppError('not-found');
  const outline = tasks.filter(({ id }) => module.lessons.includes(id));
  const reading = progress.readings.get(lessonId);

  return {
    enrollmentId: enrollment.id,
    courseSlug: slug,
    courseTitle: title,
    module: { id: module.id, title: module.title, number: moduleIndex + 1, of: modules.length },
    lesson: {
      id: task.id,
      title: task.title,
      number: index + 1,
      of: tasks.length,
      minutes: task.minutes,
      status: task.status,
    },
    html,
    reflections: manifest.reflections.map(({ id, prompt }) => ({ id, prompt })),
    outline,
    previous: neighbor(tasks[index - 1]),
    next: neighbor(tasks[index + 1]),
    minutesLeftInModule: sumMinutes(outline.filter(isUnread)),
    minutesLeftInCourse: sumMinutes(tasks.filter(isUnread)),
    position: reading
      ? { paragraph: reading.paragraph, offset: reading.offset, at: reading.at.toISOString() }
      : null,
  };
}

const isUnread = ({ status }: { status: string }): boolean => status !== 'done';

const neighbor = (task: { id: string; title: string } | undefined): LessonPage['next'] =>
  task ? { id: task.id, title: task.title } : null;
