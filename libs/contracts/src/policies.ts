import { z } from 'zod/mini';

/** One of a society's texts (CE, refunds, grievance, privacy, accessibility), as readers see it. */
export const policyPage = z.object({
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
  updated: z.iso.date(),
});
export type PolicyPage = z.infer<typeof policyPage>;
