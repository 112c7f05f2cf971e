import { z } from 'zod/mini';
import { slug } from './courses.js';
import { recordId } from './enrollments.js';
import { plainProse } from './prose.js';

/** What two societies write to each other about a program, in characters. */
export const maxCosponsorNote = 500;

const words = (message: string) => plainProse(maxCosponsorNote, message);

/** Another society of this installation is asked to stand behind a program as well. */
export const askCosponsor = z.strictObject({
  /** Made by the page, so that sending it twice asks once. */
  id: recordId,
  /** Of the society that is asked. */
  cosponsor: slug,
  note: z.nullable(words('Say something, or leave it empty')),
});
export type AskCosponsor = z.infer<typeof askCosponsor>;

/** The society that was asked accepts or declines; either of the two ends it. */
export const turnCosponsorship = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('accepted') }),
  z.strictObject({ change: z.literal('declined'), why: words('Say why you decline') }),
  z.strictObject({ change: z.literal('ended'), why: words('Say why it ends') }),
]);
export type TurnCosponsorship = z.infer<typeof turnCosponsorship>;

const society = z.object({ slug: z.string(), name: z.string() });

export const cosponsorshipState = z.enum(['asked', 'accepted', 'declined', 'ended']);
export type CosponsorshipState = z.infer<typeof cosponsorshipState>;

export const cosponsorshipRow = z.object({
  id: z.uuid(),
  /** The slug of the course. */
  course: z.string(),
  /** As it was called when the other society was asked. */
  title: z.string(),
  /** The page of the course; null where the host has no address of its own. */
  page: z.nullable(z.string()),
  host: society,
  cosponsor: society,
  state: cosponsorshipState,
  note: z.nullable(z.string()),
  askedAt: z.iso.datetime(),
  /** The last turn it took: when, by which of the two, and why. */
  turned: z.nullable(z.object({ at: z.iso.datetime(), by: z.string(), why: z.nullable(z.string()) })),
  /** Whether it waits for somebody of the society that looks: to be answered, or to be seen when it was declined lately. */
  waits: z.boolean(),
});
export type CosponsorshipRow = z.infer<typeof cosponsorshipRow>;

/** Both directions, the newest first. */
export const cosponsorshipList = z.object({
  mayKeep: z.boolean(),
  askedOfUs: z.array(cosponsorshipRow),
  askedByUs: z.array(cosponsorshipRow),
  /** Who can be asked: every other society of this installation. */
  societies: z.array(society),
});
export type CosponsorshipList = z.infer<typeof cosponsorshipList>;
