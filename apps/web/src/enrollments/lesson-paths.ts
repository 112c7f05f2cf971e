import type { LessonPage } from '@cohesion/contracts';

export const lessonPath = (page: LessonPage, lessonId: string) =>
  `/learn/${page.enrollmentId}/lessons/${lessonId}`;

/** After the last lesson comes the course, which knows what is next. */
export const nextPath = (page: LessonPage): string =>
  page.next ? lessonPath(page, page.next.id) : `/learn/${page.enrollmentId}`;

export const previousPath = (page: LessonPage): string | null =>
  page.previous ? lessonPath(page, page.previous.id) : null;

export const casePath = (page: LessonPage, caseId: string): string =>
  `/learn/${page.enrollmentId}/case/${caseId}`;
