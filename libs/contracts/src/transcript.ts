import { z } from 'zod/mini';

/** Hours as text with at least one decimal, such as "7.5", in the hours of the board. */
const hours = z.string();

/** Hours of one activity that are about the same things, as the ledger of the cycle shows them. */
export const transcriptRow = z.object({
  completedOn: z.iso.date(),
  title: z.string(),
  provider: z.nullable(z.string()),
  /** Earned here, or entered by her. */
  source: z.enum(['award', 'outside']),
  format: z.string(),
  topics: z.array(z.string()),
  approvedBy: z.array(z.string()),
  recorded: hours,
  counted: hours,
  countedAs: z.array(z.object({ name: z.string(), hours })),
  /** How it counted and why the rest did not, in one sentence. */
  sentence: z.string(),
  /** Codes that anyone can look up at /v. */
  certificates: z.array(z.string()),
});
export type TranscriptRow = z.infer<typeof transcriptRow>;

/**
 * One license and one cycle, with the figures of its ledger: what `transcript.json` holds, and what the PDF and the CSV
 * are made of. `version` changes when a field changes its meaning; fields may be added without.
 */
export const transcript = z.object({
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  madeBy: z.object({ name: z.string(), timeZone: z.string(), isSample: z.boolean() }),
  person: z.object({ name: z.string() }),
  /** Of the number never more than the last three characters. */
  license: z.object({
    name: z.string(),
    jurisdiction: z.string(),
    type: z.string(),
    numberEnding: z.nullable(z.string()),
  }),
  /** Both days belong to the cycle; null where there are none. */
  cycle: z.object({
    key: z.string(),
    start: z.nullable(z.iso.date()),
    end: z.nullable(z.iso.date()),
    state: z.enum(['current', 'past']),
    /** A past cycle is written down once, and shown as it was then. */
    writtenDownAt: z.nullable(z.iso.datetime()),
  }),
  headline: z.string(),
  isComplete: z.boolean(),
  /** Hours that count, those carried in among them. */
  counted: hours,
  /** null where the board asks for no total. */
  required: z.nullable(hours),
  toGo: hours,
  requirements: z.array(
    z.object({ name: z.string(), needed: hours, counted: hours, missing: hours, sentence: z.string() }),
  ),
  /** What else holds for the cycle, each in a sentence: kinds of activity, limits, hours carried in. */
  remarks: z.array(z.string()),
  /** In the order of the days. */
  rows: z.array(transcriptRow),
  rules: z.object({ name: z.string(), board: z.string(), version: z.string(), verifiedOn: z.iso.date() }),
  /** Which rules were used, when they were checked, and that the board has the final say. */
  notice: z.string(),
  keepProofUntil: z.nullable(z.iso.date()),
});
export type Transcript = z.infer<typeof transcript>;

/** What an audit pack would hold right now, for the page that offers it. */
export const auditPackContents = z.object({
  files: z.int(),
  bytes: z.int(),
  certificates: z.int(),
  proofs: z.int(),
  practicePages: z.int(),
  /** Certificates whose PDF is not made yet: the index names them. */
  pending: z.array(z.object({ code: z.string(), title: z.string() })),
  /** Hours entered by her for which no proof was kept. */
  withoutProof: z.array(z.object({ recordId: z.string(), title: z.string(), completedOn: z.iso.date() })),
});
export type AuditPackContents = z.infer<typeof auditPackContents>;
