/** A person's name as printed on a certificate, in characters. */
export const maxNameLength = 120;
/** Passwords are checked for length alone (NIST SP 800-63B), in characters. */
export const minPasswordLength = 12;
export const maxPasswordLength = 128;
/** Largest request body the api reads, in bytes. */
export const maxBodyBytes = 256 * 1024;
/** Recorded answers sent in one request. */
export const maxStepsPerRequest = 200;
/** Reading events sent in one request. */
export const maxReadingsPerRequest = 50;
/** Longest stretch of reading one event may report, in seconds; a longer one is a device that was left open. */
export const maxSecondsPerReading = 300;
/** Free text in an evaluation, in characters. */
export const maxEvaluationText = 4000;
/** Licenses that one certificate prints. */
export const maxLicensesPrinted = 6;
/** Licenses one person keeps at a time. */
export const maxLicenses = 20;
/** Cycles whose dates are entered from a license. */
export const maxLicensePeriods = 40;
/** Conditions of a board that apply to one person. */
export const maxLicenseConditions = 20;
/** Topics with hours of their own, where a board's totals are entered by hand. */
export const maxHandCategories = 10;
/** A note beside a one-time item, in characters. */
export const maxDoneNote = 500;
/** Largest proof of hours earned elsewhere, in bytes. */
export const maxProofBytes = 10 * 1024 * 1024;
/** Largest logo or picture of a signature, in bytes. */
export const maxPictureBytes = 1024 * 1024;
