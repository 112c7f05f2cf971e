import { z } from 'zod/mini';
import { personName } from './accounts.js';
import { creditOffer } from './courses.js';
import { licenseCard } from './cycles.js';
import { licensesToPrint, printableLicense } from './licenses-printed.js';

export const claimPage = z.object({
  enrollmentId: z.uuid(),
  courseTitle: z.string(),
  completedOn: z.nullable(z.iso.date()),
  name: z.string(),
  /** What the learner says by claiming, in words; stored with the claim. */
  attestation: z.string(),
  outstanding: z.array(z.object({ text: z.string(), path: z.string() })),
  offers: z.array(
    z.extend(creditOffer, {
      awarded: z.boolean(),
      certificateId: z.nullable(z.uuid()),
      eligibleNote: z.nullable(z.string()),
    }),
  ),
  /** Hers, to choose from; chosen are those her last certificate prints. */
  licenses: z.array(printableLicense),
});
export type ClaimPage = z.infer<typeof claimPage>;

export const claimCredit = z.strictObject({
  name: personName,
  attested: z.literal(true, 'Tick the box to confirm that you did this work yourself'),
  offerIds: z.array(z.uuid()).check(z.minLength(1, 'Choose at least one kind of credit'), z.maxLength(20)),
  licenseIds: z._default(licensesToPrint, []),
});
export type ClaimCredit = z.infer<typeof claimCredit>;

export const awardView = z.object({
  id: z.uuid(),
  activityTitle: z.string(),
  society: z.string(),
  sample: z.boolean(),
  body: z.string(),
  bodyName: z.string(),
  amount: z.string(),
  unit: z.string(),
  categories: z.array(z.string()),
  format: z.string(),
  completedOn: z.iso.date(),
  awardedAt: z.iso.datetime(),
  certificate: z.object({ id: z.uuid(), code: z.string(), ready: z.boolean() }),
  /** The arithmetic, one line each. */
  arithmetic: z.array(z.string()),
});
export type AwardView = z.infer<typeof awardView>;

export const claimed = z.object({ awards: z.array(awardView) });
export type Claimed = z.infer<typeof claimed>;

export const myCe = z.object({
  totals: z.array(
    z.object({
      body: z.string(),
      bodyName: z.string(),
      amount: z.string(),
      unit: z.string(),
      awards: z.int(),
    }),
  ),
  awards: z.array(awardView),
  /** One card per license, the nearest renewal first; those without a cycle last. */
  licenses: z.array(licenseCard),
  /** Courses where one step is missing before credit can be claimed. */
  needsYou: z.array(z.object({ text: z.string(), path: z.string(), action: z.string() })),
});
export type MyCe = z.infer<typeof myCe>;
