import type { CourseDocument } from '../course.js';

/** Where a text is rendered: links within the course lead differently from each lesson. */
export type RenderPlace = {
  readonly course: CourseDocument;
  /** null in a case on a page of its own, and in questions. */
  readonly lessonId: string | null;
};
