import { z } from 'zod';
import { maxReadingsPerRequest, maxSecondsPerReading } from './limits.js';

/** The id of a record in an address. */
export const recordId = z.uuid('This is not an id');

export const enroll = z
  .strictObject({ courseSlug: z.string().min(1).max(100), disclosuresHash: z.string().min(1).max(100) })
  .meta({ id: 'Enroll' });
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

export const enrollmentSummary = z
  .object({
    id: z.uuid(),
    courseSlug: z.string(),
    title: z.string(),
    promise: z.string(),
    hours: z.string().nullable(),
    lessonsRead: z.int(),
    lessons: z.int(),
    minutesLeft: z.int(),
    /** What to open next, in words and as an address within the portal. */
    next: z.object({ label: z.string(), path: z.string() }),
    lastActiveAt: z.iso.datetime(),
    finished: z.boolean(),
  })
  .meta({ id: 'Enrollment' });
export type EnrollmentSummary = z.infer<typeof enrollmentSummary>;

export const enrollmentList = z
  .object({ enrollments: z.array(enrollmentSummary) })
  .meta({ id: 'EnrollmentList' });
export type EnrollmentList = z.infer<typeof enrollmentList>;

/** The course as a list of tasks, each with a status. */
export const courseHome = z
  .object({
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
      attemptsLeft: z.int().nullable(),
      openAttemptId: z.uuid().nullable(),
      lastSubmittedAttemptId: z.uuid().nullable(),
    }),
    evaluation: z.object({ status: taskStatus }),
    claim: z.object({ status: taskStatus, countsForCredit: z.boolean() }),
    certificates: z.array(
      z.object({ id: z.uuid(), bodyName: z.string(), amount: z.string(), unit: z.string() }),
    ),
    /** What is still missing before credit can be claimed, one sentence each. */
    outstanding: z.array(z.string()),
  })
  .meta({ id: 'CourseHome' });
export type CourseHome = z.infer<typeof courseHome>;

export const readingPosition = z.object({
  paragraph: z.string(),
  offset: z.number().min(0).max(1),
  at: z.iso.datetime(),
});

/** The text is already rendered HTML, safe as it is. */
export const lessonPage = z
  .object({
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
    previous: z.object({ id: z.string(), title: z.string() }).nullable(),
    next: z.object({ id: z.string(), title: z.string() }).nullable(),
    minutesLeftInModule: z.int(),
    minutesLeftInCourse: z.int(),
    /** Where the reader stopped in this lesson, on any device. */
    position: readingPosition.nullable(),
  })
  .meta({ id: 'LessonPage' });
export type LessonPage = z.infer<typeof lessonPage>;

/**
 * What a device reports while someone reads. `id` and `seq` are made on the device, so sending again is harmless.
 * `activeSeconds` is time with the page in view since the last report; being away does not count and does not reset.
 */
export const readingEvent = z.strictObject({
  id: z.uuid(),
  seq: z.int().min(0),
  lesson: z.string().min(1).max(100),
  paragraph: z.string().min(1).max(100),
  offset: z.number().min(0).max(1),
  activeSeconds: z.int().min(0).max(maxSecondsPerReading),
  /** The reader reached the end of the lesson, or said so. */
  finished: z.boolean(),
  at: z.iso.datetime({ offset: true }),
});
export type ReadingEvent = z.infer<typeof readingEvent>;

export const reportReading = z
  .strictObject({ events: z.array(readingEvent).min(1).max(maxReadingsPerRequest) })
  .meta({ id: 'ReportReading' });
export type ReportReading = z.infer<typeof reportReading>;

export const readingSaved = z.object({ saved: z.array(z.uuid()) }).meta({ id: 'ReadingSaved' });
export type ReadingSaved = z.infer<typeof readingSaved>;
