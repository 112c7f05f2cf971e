import { z } from 'zod/mini';
import { slug } from './courses.js';
import { plainProse } from './prose.js';
import { liveSessions } from './run-sessions.js';

/** People on one roster. */
export const maxRosterLines = 10_000;
/** Largest roster the api reads, in characters: 10,000 long names with long addresses. */
export const maxRosterLength = 2_000_000;
/** Lines on one page of a run. */
export const runLinesPerPage = 25;
/** Problems of a roster, and failures of a run, shown at once. */
export const maxProblemsShown = 200;

const roster = z
  .string('Paste the roster')
  .check(z.maxLength(maxRosterLength, `A roster has at most ${maxRosterLines} lines`));

/** What is typed: one person in each line, name and email address between commas, semicolons or tabs. */
export const checkRoster = z.strictObject({ roster });
export type CheckRoster = z.infer<typeof checkRoster>;

export const rosterProblem = z.object({
  /** As counted in what was pasted; 0 for the whole of it. */
  line: z.int(),
  problem: z.enum([
    'empty',
    'too-many-lines',
    'not-two-parts',
    'name-missing',
    'name-too-long',
    'name-unprintable',
    'email-malformed',
    'email-twice',
  ]),
  sentence: z.string(),
  /** The line as it was typed, at most 200 characters of it. */
  text: z.string(),
});
export type RosterProblem = z.infer<typeof rosterProblem>;

export const rosterReading = z.object({
  people: z.int(),
  /** The first ones, as they were read. */
  first: z.array(z.object({ name: z.string(), email: z.string() })),
  /** How many problems there are, and the first of them. */
  problemCount: z.int(),
  problems: z.array(rosterProblem),
});
export type RosterReading = z.infer<typeof rosterReading>;

export const startCertificateRun = z.strictObject({
  /** Made by the page, so that sending it twice starts it once. */
  id: z.uuid(),
  course: slug,
  /** The bodies whose credit is given. */
  bodies: z
    .array(z.string().check(z.maxLength(40)))
    .check(z.minLength(1, 'Choose at least one credit'), z.maxLength(20, 'Choose at most 20 credits')),
  /** Left out where it was held in sessions: the day of the last one. */
  completedOn: z.optional(z.iso.date('Enter a day like 2026-11-22')),
  /** How it was held; left out for a program completed as it is published. */
  live: z.optional(liveSessions),
  /** When and where, as certificates print it; empty for what has no place. */
  held: z.nullable(plainProse(160, 'Write when and where it was held, or leave this empty')),
  source: plainProse(300, 'Write what attendance is known from, and who keeps it'),
  /** That everyone on the roster completed all of it. */
  confirmed: z.literal(true, 'Confirm this to go on'),
  /** Whether each person gets a mail when her certificates are ready. */
  tellsPeople: z._default(z.boolean(), true),
  roster,
});
export type StartCertificateRun = z.infer<typeof startCertificateRun>;

/** Of one credit of one line. */
export const runLineState = z.enum(['waiting', 'issued', 'ready', 'has-it', 'failed']);
export type RunLineState = z.infer<typeof runLineState>;

/** Certificates, not people: a line has one for each credit of the run. */
export const runFigures = z.object({
  total: z.int(),
  waiting: z.int(),
  /** Written, and the PDF is being made. */
  issued: z.int(),
  ready: z.int(),
  hasIt: z.int(),
  failed: z.int(),
});
export type RunFigures = z.infer<typeof runFigures>;

export const runState = z.enum(['working', 'stopped', 'done']);
export type RunState = z.infer<typeof runState>;

export const certificateRunRow = z.object({
  id: z.uuid(),
  title: z.string(),
  completedOn: z.iso.date(),
  people: z.int(),
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  state: runState,
  figures: runFigures,
});
export type CertificateRunRow = z.infer<typeof certificateRunRow>;

/** A course whose credit can be given today. */
export const issuableProgram = z.object({
  course: slug,
  title: z.string(),
  credits: z.array(
    z.object({
      body: z.string(),
      bodyName: z.string(),
      amount: z.string(),
      unit: z.string(),
      validTo: z.nullable(z.iso.date()),
      /** Why a roster cannot give it. */
      withheld: z.nullable(z.string()),
    }),
  ),
});
export type IssuableProgram = z.infer<typeof issuableProgram>;

export const certificateRunList = z.object({
  /** The newest first, at most 50. */
  runs: z.array(certificateRunRow),
  programs: z.array(issuableProgram),
  /** Every program that is for credit: what it gives held live is counted from its sessions. */
  livePrograms: z.array(z.object({ course: slug, title: z.string() })),
  /** What is confirmed by starting a run. */
  statement: z.string(),
  /** Today in the society's zone: the last day that can have been completed. */
  today: z.iso.date(),
});
export type CertificateRunList = z.infer<typeof certificateRunList>;

export const runLine = z.object({
  line: z.int(),
  name: z.string(),
  email: z.string(),
  bodyName: z.string(),
  state: runLineState,
  certificateId: z.nullable(z.uuid()),
  sentence: z.nullable(z.string()),
});
export type RunLine = z.infer<typeof runLine>;

/** Mails to the people of a run: one for each. */
export const runMails = z.object({
  /** Certificates of theirs are being made; the mail is written then. */
  toCome: z.int(),
  waiting: z.int(),
  sent: z.int(),
  /** Nobody could be given them. */
  failed: z.int(),
  heldBack: z.int(),
  /** Nobody else is written to. */
  held: z.boolean(),
  /** When the last of those that wait goes out. */
  goesAt: z.nullable(z.iso.datetime()),
});
export type RunMails = z.infer<typeof runMails>;

export const certificateRunPage = z.object({
  run: certificateRunRow,
  bodyNames: z.array(z.string()),
  held: z.nullable(z.string()),
  /** null: completed as the program is published. */
  live: z.nullable(liveSessions),
  source: z.string(),
  statement: z.string(),
  /** The first of them; `figures.failed` says how many there are. */
  failures: z.array(runLine),
  /** null: none go out. */
  mails: z.nullable(runMails),
});
export type CertificateRunPage = z.infer<typeof certificateRunPage>;

export const runLineSearch = z.object({
  /** The number of the last line seen. */
  after: z.optional(z.string().check(z.regex(/^\d{1,5}$/, 'This is not a line'))),
});
export type RunLineSearch = z.infer<typeof runLineSearch>;

export const runLineList = z.object({ lines: z.array(runLine), next: z.nullable(z.int()) });
export type RunLineList = z.infer<typeof runLineList>;

export const turnCertificateRun = z.strictObject({ change: z.enum(['stopped', 'continued']) });
export type TurnCertificateRun = z.infer<typeof turnCertificateRun>;

export const retryCertificateRun = z.strictObject({
  /** null: every line that failed. */
  line: z.nullable(z.int().check(z.minimum(1), z.maximum(maxRosterLines))),
});
export type RetryCertificateRun = z.infer<typeof retryCertificateRun>;

/** Certificates of a course, by the day on which they were earned. */
export const archiveSearch = z.object({
  course: slug,
  from: z.iso.date('Enter a day like 2026-11-22'),
  to: z.iso.date('Enter a day like 2026-11-22'),
});
export type ArchiveSearch = z.infer<typeof archiveSearch>;
