import { z } from 'zod/mini';
import { cycleProblem } from './cycles.js';
import { addLicense, clauseView } from './licenses.js';

/** A license as the form has it so far. Its number says nothing about its cycle, so it is not sent. */
export const previewLicense = z.omit(addLicense, { number: true });
export type PreviewLicense = z.infer<typeof previewLicense>;

/** The cycle a license would be in if it were saved now. Nothing is kept. */
export const licensePreview = z.object({
  /** null where none can be worked out; both days null for a tally without an end. */
  cycle: z.nullable(z.object({ start: z.nullable(z.iso.date()), end: z.nullable(z.iso.date()) })),
  /** "Your cycle would run from October 1, 2026 to September 30, 2028." */
  sentence: z.string(),
  /** Why: the rule of the board, or the dates that were typed. null where no cycle can be worked out. */
  because: z.nullable(clauseView),
  /** What it would ask for: "35 hours in all." null for a tally of parts, and where no cycle can be worked out. */
  asks: z.nullable(z.string()),
  problem: z.nullable(cycleProblem),
  notice: z.string(),
});
export type LicensePreview = z.infer<typeof licensePreview>;
