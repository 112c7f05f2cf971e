import { z } from 'zod/mini';
import { maxLicensesPrinted } from './limits.js';

/** Which of her licenses a certificate prints: none, unless she says so. */
export const licensesToPrint = z
  .array(z.uuid())
  .check(z.maxLength(maxLicensesPrinted, `Choose at most ${maxLicensesPrinted} licenses`));

/** A license of hers with the line a certificate would print of it, its whole number included. */
export const printableLicense = z.object({ id: z.uuid(), line: z.string(), chosen: z.boolean() });
export type PrintableLicense = z.infer<typeof printableLicense>;

/** What a certificate of hers prints of licenses, and what it could. */
export const licensesPrinted = z.object({
  /** What it prints now; a license that was changed or removed since stays as it was printed. */
  printed: z.array(z.string()),
  licenses: z.array(printableLicense),
});
export type LicensesPrinted = z.infer<typeof licensesPrinted>;

/** Takes the place of all it prints now. */
export const chooseLicenses = z.strictObject({ licenseIds: licensesToPrint });
export type ChooseLicenses = z.infer<typeof chooseLicenses>;
