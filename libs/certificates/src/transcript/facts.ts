import { z } from 'zod';
import { printed, timeZone } from '../printed.js';

const hours = z.string().regex(/^\d{1,5}(\.\d{1,2})?$/, 'must be a number such as 1.50');

/**
 * Everything a transcript prints, as plain data and plain words: one license, one cycle. Lengths are in characters.
 * Dates are plain ISO dates, instants ISO instants.
 */
export const transcriptFacts = z.object({
  language: z.literal('en-US'),
  /** Who makes the transcript: the society, or the platform where hours come from several. */
  issuer: z.object({
    name: printed(120),
    /** The color of the rule under the heading, #rrggbb. */
    brandColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a color such as #1f5a52'),
    /** IANA zone in which the time of making is printed. */
    timeZone,
    /** True for demonstration data: the page then says so. */
    sample: z.boolean(),
  }),
  person: z.object({
    name: printed(200),
    /** Such as "Licensed Professional Counselor, Georgia, number ending 731". */
    license: printed(160),
  }),
  /** Both days belong to the cycle. `null` where there is no cycle: the license is not yet issued, or all hours. */
  cycle: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** Such as { label: "Ethics", value: "2.0 of 5 hours, 3.0 to go" }; what is most asked for first. */
  totals: z.array(z.object({ label: printed(60), value: printed(80) })).max(24),
  /** One per record, in the order to print. */
  rows: z
    .array(
      z.object({
        date: z.iso.date(),
        title: printed(250),
        provider: printed(160),
        /** As recorded, such as "1.50". */
        hours,
        /** Such as "Live" or "Self-paced". */
        kind: printed(60),
        /** The sentence that says how much of it counted and why. */
        counted: printed(400),
      }),
    )
    .max(2000),
  /** The unit of every `hours`, such as "hours". */
  unit: printed(40),
  /** Which rules were used, when they were checked, and that the board has the final say. */
  finalSay: printed(600),
  /** When the transcript was made: its creation date, too, so that the same facts give the same bytes. */
  madeAt: z.iso.datetime({ offset: true }),
});
export type TranscriptFacts = z.infer<typeof transcriptFacts>;
