import type { CertificateFacts } from '@cohesion/certificates';
import type { Message } from '../../notifications/notifications.service.js';
import type { Society } from '../../societies/societies.service.js';
import { dateInWords, signUpWith } from '../certificate-letters.js';

export type RunLetter = Readonly<{
  to: string;
  name: string;
  society: Readonly<{ name: string; policies: Society['policies'] }>;
  /** Where the society's pages are, without a slash at the end. */
  address: string;
  /** Of each certificate that is ready, at least one. */
  facts: readonly [CertificateFacts, ...CertificateFacts[]];
  hasAccount: boolean;
}>;

/** Everything that a roster gave one person, in one mail. */
export function issuedFromRoster({ to, name, society, address, facts, hasAccount }: RunLetter): Message {
  const [first] = facts;
  const isOne = facts.length === 1;
  const { title } = first.activity;
  const { contact } = society.policies;

  return {
    to,
    subject: `${isOne ? 'Your certificate' : 'Your certificates'}: ${title}`,
    text: [
      `Hello ${name},`,
      `${society.name} issued ${isOne ? 'a certificate' : `${facts.length} certificates`} to you for “${title}”, completed on ${dateInWords(first.completedOn)}.`,
      ...facts.map(
        ({ credit, approval, verifyAddress }) =>
          `${credit.amount} ${credit.unit}, ${approval.bodyName}:\n${verifyAddress}`,
      ),
      ...(first.society.sample ? ['Sample data: not valid for credit.'] : []),
      `Anyone who wants to check ${isOne ? 'it' : 'them'} can do so there, without an account.`,
      hasAccount
        ? `The PDF ${isOne ? 'is' : 'files are'} in My CE, with everything else you earned:\n${address}/my-ce`
        : `For the PDF, and to keep your certificates in one place: ${signUpWith(to, address)}`,
      `Is something on ${isOne ? 'it' : 'them'} wrong, such as your name? Write to ${contact.name}: ${contact.email}.`,
    ].join('\n\n'),
  };
}
