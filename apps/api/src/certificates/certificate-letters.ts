import { formatCode, type CertificateFacts } from '@cohesion/certificates';
import { revocationWords, type RevocationCategory } from '@cohesion/contracts';
import type { Message } from '../notifications/notifications.service.js';
import type { Society } from '../societies/societies.service.js';

export type Letter = Readonly<{
  to: string;
  name: string;
  society: Readonly<{ name: string; policies: Society['policies'] }>;
  /** Where the society's pages are, without a slash at the end. */
  address: string;
  facts: CertificateFacts;
  /** Of the version that the reader has. */
  certificateId: string;
  /** False for somebody whom only a roster names: her way to it is the public page. */
  hasAccount: boolean;
}>;

/** Asked for by its owner. The file is not in it: mail is read by many, and the page always has the newest version. */
export function askedFor(letter: Letter): Message {
  return message(letter, 'Your certificate', [
    `You asked for your certificate ${whichOne(letter)}.`,
    `Download it after signing in:\n${letter.address}/certificates/${letter.certificateId}`,
    `Anyone who wants to check it can do so here, without an account:\n${letter.facts.verifyAddress}`,
    'If you did not ask for this mail, you can ignore it.',
  ]);
}

/** What happened, what follows from it, and whom to ask. Flat and plain, as revocation is. */
export function revoked(
  letter: Letter,
  {
    category,
    effectiveOn,
    note,
  }: Readonly<{ category: RevocationCategory; effectiveOn: string; note: string | null }>,
): Message {
  return message(letter, 'Your certificate was revoked', [
    `${letter.society.name} revoked your certificate ${whichOne(letter)}, with effect from ${dateInWords(effectiveOn)}.`,
    `Reason: ${revocationWords[category]}.`,
    ...(note === null ? [] : [`The society writes to you:\n${note}`]),
    `These hours ${noLongerCount(letter)}. The public page of the certificate shows the date and the reason above, and nothing else of this.`,
    grievance(letter),
    pageOf(letter),
  ]);
}

export function reinstated(letter: Letter, reason: string): Message {
  return message(letter, 'Your certificate is valid again', [
    `${letter.society.name} has taken back the revocation of your certificate ${whichOne(letter)}. It is valid, and its hours count again.`,
    `The society writes:\n${reason}`,
    pageOf(letter),
  ]);
}

/** `others`: how many more were issued anew with it. */
export function corrected(letter: Letter, reason: string | null, others = 0): Message {
  const { facts } = letter;
  const more = others === 0 ? '' : ` So did ${others} more of your certificates.`;

  return message(letter, 'Your certificate was corrected', [
    `${letter.society.name} issued version ${facts.version} of your certificate ${whichOne(letter)}. It is made out to ${facts.learner.name}.${more}`,
    ...(reason === null ? [] : [`The society writes:\n${reason}`]),
    'The code stays the same. Whoever checks it reads the corrected version; copies of the one before are marked as replaced. Please use the new PDF from now on.',
    pageOf(letter),
    question(letter),
  ]);
}

/** `others`: how many more are signed anew for the same reason. */
export function signedAnew(letter: Letter, others: number): Message {
  const more = others === 0 ? '' : ` ${others} more of your certificates are signed anew as well.`;

  return message(letter, 'Your certificate was signed anew', [
    `${letter.society.name} signed your certificate ${whichOne(letter)} anew.${more}`,
    'A key that it was signed with was reported stolen, so nobody can rely on what that key signed. What you did is not in question: your credit, the hours, the dates and the code stay as they are.',
    'Please use the new PDF from now on. Whoever checks the earlier one is told that its key was withdrawn.',
    pageOf(letter),
    question(letter),
  ]);
}

export function notYours(letter: Letter, reason: string): Message {
  return message(letter, 'A certificate was not yours', [
    `${letter.society.name} had issued the certificate ${whichOne(letter)} to you, and has found that it belongs to somebody else. It was replaced, and these hours ${noLongerCount(letter)}.`,
    `The society writes:\n${reason}`,
    grievance(letter),
  ]);
}

export function nameRefused(letter: Letter, name: string, reason: string): Message {
  return message(letter, 'The name on your certificate', [
    `You asked ${letter.society.name} to make your certificate ${whichOne(letter)} out to ${name}. The society left the name as it is: ${letter.facts.learner.name}.`,
    `The society writes:\n${reason}`,
    pageOf(letter),
    grievance(letter),
  ]);
}

const message = ({ to, name, facts }: Letter, what: string, paragraphs: readonly string[]): Message => ({
  to,
  subject: `${what}: ${formatCode(facts.code)}`,
  text: [`Hello ${name},`, ...paragraphs].join('\n\n'),
});

const whichOne = ({ facts: { code, activity, credit, approval } }: Letter): string =>
  `${formatCode(code)} for “${activity.title}” (${credit.amount} ${credit.unit}, ${approval.bodyName})`;

const pageOf = ({ to, address, facts, certificateId, hasAccount }: Letter): string =>
  hasAccount
    ? `Your certificate:\n${address}/certificates/${certificateId}`
    : `The public page of your certificate:\n${facts.verifyAddress}\n\nFor the PDF: ${signUpWith(to, address)}`;

const noLongerCount = ({ hasAccount }: Letter): string =>
  hasAccount ? 'no longer count in My CE' : 'no longer count';

const question = ({ society: { policies } }: Letter): string =>
  `Questions go to ${policies.contact.name}: ${policies.contact.email}.`;

const grievance = ({ society: { policies }, address }: Letter): string =>
  `If you think this is wrong, write to ${policies.contact.name}: ${policies.contact.email}. How a grievance is handled: ${address}/policies/grievance`;

/** How somebody whom a roster named gets an account that has her certificates. */
export const signUpWith = (to: string, address: string): string =>
  `sign up with this address (${to}), and confirm it by the mail you get then:\n${address}/sign-up`;

export const dateInWords = (date: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
