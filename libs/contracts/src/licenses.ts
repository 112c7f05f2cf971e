import { z } from 'zod/mini';
import {
  maxDoneNote,
  maxHandCategories,
  maxLicenseConditions,
  maxLicensePeriods,
  maxNameLength,
} from './limits.js';

/** The rule behind a figure: its sentence, where it was read, and how far to trust it. */
export const clauseView = z.object({
  text: z.string(),
  source: z.nullable(z.object({ title: z.string(), url: z.string() })),
  /** Read at the rule's owner, in a copy, or nowhere. */
  confidence: z.enum(['stated', 'secondary', 'unverified']),
  note: z.nullable(z.string()),
});
export type ClauseView = z.infer<typeof clauseView>;

const plainDate = z.iso.date('Enter a date as year-month-day');
/** Hours as people write them, with at most two decimals: "40" or "12.5". Never a floating-point number. */
const hoursText = z.string().check(z.regex(/^\d{1,4}(?:\.\d{1,2})?$/, 'Enter hours like 40 or 12.5'));
const word = z.string().check(z.minLength(1), z.maxLength(60));

/** What a license is known by where we have no rules: her board's own totals. */
export const handTotals = z.strictObject({
  boardName: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Enter the name of your board'),
      z.maxLength(maxNameLength, `Use at most ${maxNameLength} characters`),
    ),
  hours: hoursText,
  /** Hours that must be on a topic; the topics are those of the list of license types. */
  categories: z
    .array(z.strictObject({ topic: word, hours: hoursText }))
    .check(z.maxLength(maxHandCategories)),
});
export type HandTotals = z.infer<typeof handTotals>;

/** A cycle as it stands on the license: both days belong to it. */
const period = z.strictObject({ start: plainDate, end: plainDate });

const facts = {
  /** Kept encrypted. null: not given. */
  number: z.nullable(z.string().check(z.trim(), z.maxLength(40, 'Use at most 40 characters'))),
  issuedOn: plainDate,
  birthMonth: z.nullable(
    z.int('Choose a month').check(z.gte(1, 'Choose a month'), z.lte(12, 'Choose a month')),
  ),
  periods: z.array(period).check(z.maxLength(maxLicensePeriods)),
  /** Ids of the conditions that apply to her. */
  conditions: z.array(word).check(z.maxLength(maxLicenseConditions)),
};

/** `type` "other" needs `byHand` and one period; every other type takes no `byHand`. */
export const addLicense = z.strictObject({
  jurisdiction: z.string().check(z.minLength(1, 'Choose a state'), z.maxLength(20)),
  type: z.string().check(z.minLength(1, 'Choose a license'), z.maxLength(40)),
  byHand: z.nullable(handTotals),
  ...facts,
});
export type AddLicense = z.infer<typeof addLicense>;

/** Everything but what license it is: another license is added, and this one removed. */
export const changeLicense = z.strictObject({ byHand: z.nullable(handTotals), ...facts });
export type ChangeLicense = z.infer<typeof changeLicense>;

/** The name of a one-time rule in an address. */
export const ruleId = z
  .string()
  .check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'This is not a name we have'), z.maxLength(80));

export const markDone = z.strictObject({
  doneOn: plainDate,
  note: z.string().check(z.trim(), z.maxLength(maxDoneNote, `Use at most ${maxDoneNote} characters`)),
});
export type MarkDone = z.infer<typeof markDone>;

/** Something asked for once in a lifetime, and whether she has said that it is done. */
export const oneTimeItem = z.object({
  id: z.string(),
  name: z.string(),
  clause: clauseView,
  done: z.nullable(z.object({ on: z.iso.date(), note: z.string() })),
});
export type OneTimeItemView = z.infer<typeof oneTimeItem>;

export const oneTimeItems = z.object({ oneTimeItems: z.array(oneTimeItem) });
export type OneTimeItems = z.infer<typeof oneTimeItems>;

export const licenseView = z.object({
  id: z.uuid(),
  jurisdiction: z.string(),
  type: z.string(),
  /** "Georgia LPC"; the name of the board where its totals are entered by hand. */
  name: z.string(),
  /** "…123": never more than the last three characters; null where none was given. */
  numberEnding: z.nullable(z.string()),
  issuedOn: z.iso.date(),
  birthMonth: z.nullable(z.int()),
  periods: z.array(z.object({ start: z.iso.date(), end: z.iso.date() })),
  conditions: z.array(z.string()),
  byHand: z.nullable(handTotals),
});
export type LicenseView = z.infer<typeof licenseView>;

export const licenseList = z.object({ licenses: z.array(licenseView) });
export type LicenseList = z.infer<typeof licenseList>;

/** One license for the form that changes it, with its whole number. */
export const licenseDetail = z.extend(licenseView, {
  number: z.nullable(z.string()),
  oneTimeItems: z.array(oneTimeItem),
});
export type LicenseDetail = z.infer<typeof licenseDetail>;

/** A license that can be added, and what its board goes by. */
export const licenseType = z.object({
  jurisdiction: z.string(),
  type: z.string(),
  /** "Georgia LPC" */
  name: z.string(),
  board: z.string(),
  asks: z.object({
    birthMonth: z.boolean(),
    /** `needed`: its dates are printed on the license and follow from nothing else; `optional`: they go before what we work out. */
    periods: z.enum(['needed', 'optional', 'none']),
  }),
  /** Why it asks: the board's rule for its cycle. */
  cycleClause: clauseView,
  conditions: z.array(z.object({ id: z.string(), question: z.string() })),
  number: z.object({ hint: z.string() }),
  verifiedOn: z.iso.date(),
  confidence: z.enum(['stated', 'secondary', 'unverified']),
});
export type LicenseType = z.infer<typeof licenseType>;

export const licenseTypes = z.object({
  types: z.array(licenseType),
  /** Every place a license can be from, for "other" as well. */
  jurisdictions: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What hours of a board entered by hand can be asked to be about. */
  topics: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type LicenseTypes = z.infer<typeof licenseTypes>;
