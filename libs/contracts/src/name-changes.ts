import { z } from 'zod/mini';
import { personName } from './accounts.js';
import { plainProse } from './prose.js';

/** Longest note or reason somebody writes about a certificate, in characters. */
export const maxCertificateNote = 500;

/** "Fix my name": how it should read, and on which certificates. */
export const askNameChange = z.strictObject({
  /** Made by the page, so that sending it twice asks once. */
  id: z.uuid(),
  name: personName,
  why: z.nullable(plainProse(maxCertificateNote, 'Say why, or leave this empty')),
  /** On every certificate of the society that carries the same name, or on this one alone. */
  everywhere: z.boolean(),
});
export type AskNameChange = z.infer<typeof askNameChange>;

/** Of a refusal the learner reads the reason; an approval needs none. */
export const decideNameChange = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('approved'),
    reason: z.nullable(plainProse(maxCertificateNote, 'Say why, or leave this empty')),
  }),
  z.strictObject({
    decision: z.literal('refused'),
    reason: plainProse(maxCertificateNote, 'Say why, for the learner to read'),
  }),
]);
export type DecideNameChange = z.infer<typeof decideNameChange>;

export const nameChangeRow = z.object({
  id: z.uuid(),
  certificateId: z.uuid(),
  code: z.string(),
  activityTitle: z.string(),
  printedName: z.string(),
  name: z.string(),
  why: z.nullable(z.string()),
  /** How many certificates would be issued anew. */
  certificates: z.int(),
  askedAt: z.iso.datetime(),
});
export type NameChangeRow = z.infer<typeof nameChangeRow>;

export const nameChangeList = z.object({ requests: z.array(nameChangeRow) });
export type NameChangeList = z.infer<typeof nameChangeList>;
