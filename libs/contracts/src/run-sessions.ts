import { z } from 'zod/mini';
import { slug } from './courses.js';
import { plainProse } from './prose.js';

/** Sessions on one certificate. */
export const maxSessions = 60;
/** Characters of what a session is called. */
export const maxSessionTitle = 120;

export const liveFormat = z.enum(['live-in-person', 'live-online']);
export type LiveFormat = z.infer<typeof liveFormat>;

const time = z
  .string('Enter a time like 09:00')
  .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Enter a time like 09:00'));

/** A session as the society held it: a day, and times of its own time zone. */
export const runSession = z.strictObject({
  title: plainProse(maxSessionTitle, 'Write what the session was called').check(
    z.regex(/^[^\n]*$/, 'Write it in one line'),
  ),
  day: z.iso.date('Enter a day like 2026-11-22'),
  from: time,
  to: time,
});
export type RunSession = z.infer<typeof runSession>;

/** In the order of their times. */
const sessions = z
  .array(runSession)
  .check(
    z.minLength(1, 'Add at least one session'),
    z.maxLength(maxSessions, `A certificate lists at most ${maxSessions} sessions`),
  );

/** That a program was held live, and in which sessions. */
export const liveSessions = z.strictObject({ format: liveFormat, sessions });
export type LiveSessions = z.infer<typeof liveSessions>;

export const countSessionCredit = z.strictObject({ course: slug, format: liveFormat, sessions });
export type CountSessionCredit = z.infer<typeof countSessionCredit>;

/** What sessions give, before anything is issued. */
export const sessionCredit = z.object({
  /** Of all sessions. */
  minutes: z.int(),
  /** The day of the last one. */
  completedOn: z.iso.date(),
  /** Of each body that the program is for. */
  credits: z.array(
    z.object({
      body: z.string(),
      bodyName: z.string(),
      /** null, like all of the next two: it gives nothing, and `sentence` says why. */
      amount: z.nullable(z.string()),
      unit: z.nullable(z.string()),
      /** What each session has of it, in their order. */
      shares: z.array(z.string()),
      sentence: z.nullable(z.string()),
    }),
  ),
});
export type SessionCredit = z.infer<typeof sessionCredit>;
