import { z } from 'zod/mini';
import { maxReadingsPerRequest, maxSecondsPerReading } from './limits.js';

/** The id of a record in an address. */
export const recordId = z.uuid('This is not an id');

export const enroll = z.strictObject({
  courseSlug: z.string().check(z.minLength(1), z.maxLength(100)),
  disclosuresHash: z.string().check(z.minLength(1), z.maxLength(100)),
});
export type Enroll = z.infer<typeof enroll>;

export const taskStatus = z.enum(['to-do', 'started', 'done', 'waiting']);
export type TaskStatus = z.infer<typeof taskStatus>;

export const lessonTask = z.object({
  id: z.string(),
  title: z.string(),
  minutes: z.int(),
  status: taskStatus,
});
export type LessonTask = z.infer<typeof lessonTask>;

export const enrollmentSummary = z.object({
  id: z.uuid(),
  courseSlug: z.string(),
  title: z.string(),
  promise: z.string(),
  hours: z.nullable(z.string()),
  lessonsRead: z.int(),
  lessons: z.int(),
  minutesLeft: z.int(),
  /** What to open next, in words and as an address within the portal. */
  next: z.object({ label: z.string(), path: z.string() }),
  lastActiveAt: z.iso.datetime(),
  finished: z.boolean(),
});
export type EnrollmentSummary = z.infer<typeof enrollmentSummary>;

export const enrollmentList = z.object({ enrollments: z.array(enrollmentSummary) });
export type EnrollmentList = z.infer<typeof enrollmentList>;

/** The course as a list of tasks, each with a status. */
export const courseHome = z.object({
  summary: enrollmentSummary,
  version: z.int(),
  reviewNotice: z.string(),
  objectives: z.array(z.object({ id: z.string(), text: z.string() })),
  modules: z.array(
    z.object({ id: z.string(), title: z.string(), minutes: z.int(), lessons: z.array(lessonTask) }),
  ),
  quiz: z.object({
    status: taskStatus,
    questions: z.int(),
    needed: z.int(),
    passPercent: z.int(),
    attemptsUsed: z.int(),
    /** null: as many as you like. */
    attemptsLeft: z.nullable(z.int()),
    openAttemptId: z.nullable(z.uuid()),
    lastSubmittedAttemptId: z.nullable(z.uuid()),
  }),
  evaluation: z.object({ status: taskStatus }),
  claim: z.object({ status: taskStatus, countsForCredit: z.boolean() }),
  certificates: z.array(
    z.object({ id: z.uuid(), bodyName: z.string(), amount: z.string(), unit: z.string() }),
  ),
  /** What is still missing before credit can be claimed, one sentence each. */
  outstanding: z.array(z.string()),
});
export type CourseHome = z.infer<typeof courseHome>;

export const readingPosition = z.object({
  paragraph: z.string(),
  offset: z.number().check(z.minimum(0), z.maximum(1)),
  at: z.iso.datetime(),
});

/** The text is already rendered HTML, safe as it is. */
export const lessonPage = z.object({
  enrollmentId: z.uuid(),
  courseSlug: z.string(),
  courseTitle: z.string(),
  module: z.object({ id: z.string(), title: z.string(), number: z.int(), of: z.int() }),
  lesson: z.object({
    id: z.string(),
    title: z.string(),
    number: z.int(),
    of: z.int(),
    minutes: z.int(),
    status: taskStatus,
  }),
  html: z.string(),
  reflections: z.array(z.object({ id: z.string(), prompt: z.string() })),
  outline: z.array(lessonTask),
  previous: z.nullable(z.object({ id: z.string(), title: z.string() })),
  next: z.nullable(z.object({ id: z.string(), title: z.string() })),
  minutesLeftInModule: z.int(),
  minutesLeftInCourse: z.int(),
  /** Where the reader stopped in this lesson, on any device. */
  position: z.nullable(readingPosition),
});
export type LessonPage = z.infer<typeof lessonPage>;

/**
 * What a device reports while someone reads. `id` and `seq` are made on the device, so sending again is harmless.
 * `activeSeconds` is time with the page in view since the last report; being away does not count and does not reset.
 */
export const readingEvent = z.strictObject({
  id: z.uuid(),
  seq: z.int().check(z.minimum(0)),
  lesson: z.string().check(z.minLength(1), z.maxLength(100)),
  paragraph: z.string().check(z.minLength(1), z.maxLength(100)),
  offset: z.number().check(z.minimum(0), z.maximum(1)),
  activeSeconds: z.int().check(z.minimum(0), z.maximum(maxSecondsPerReading)),
  /** The reader reached the end of the lesson, or said so. */
  finished: z.boolean(),
  at: z.iso.datetime({ offset: true }),
});
export type ReadingEvent = z.infer<typeof readingEvent>;

export const reportReading = z.strictObject({
  events: z.array(readingEvent).check(z.minLength(1), z.maxLength(maxReadingsPerRequest)),
});
export type ReportReading = z.infer<typeof reportReading>;

export const readingSaved = z.object({ saved: z.array(z.uuid()) });
export type ReadingSaved = z.infer<typeof readingSaved>;
