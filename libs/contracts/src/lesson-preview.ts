import { z } from 'zod/mini';

/** The first lesson of a course, to be read before enrolling. The text is already rendered HTML, safe as it is. */
export const lessonPreview = z.object({
  courseSlug: z.string(),
  courseTitle: z.string(),
  module: z.object({ title: z.string(), number: z.int(), of: z.int() }),
  lesson: z.object({ title: z.string(), minutes: z.int() }),
  /** How many lessons the course has, this one among them. */
  lessons: z.int(),
  html: z.string(),
  /** Past its last day nobody new can enroll. */
  open: z.boolean(),
  enrollmentId: z.nullable(z.uuid()),
});
export type LessonPreview = z.infer<typeof lessonPreview>;
