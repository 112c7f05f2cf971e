import type { IssuerKey, KeyPurpose } from '@cohesion/contracts';

/** What a key is for, said to people: what it does, what it did, and what it is good for. */
export const purposeWords: Readonly<
  Record<KeyPurpose, Readonly<{ title: string; past: string; what: string }>>
> = {
  credential: {
    title: 'Signs what certificates say',
    past: 'Signed what certificates say',
    what: 'Each certificate carries its facts for computers as well. This key signs them, and the lists of certificates that were revoked or replaced.',
  },
  log: {
    title: 'Seals the public log',
    past: 'Sealed the public log',
    what: 'Each certificate is entered in a log that can only grow. This key signs how far the log has come, so that no entry can be changed or taken out unnoticed.',
  },
  document: {
    title: 'Signs PDF files',
    past: 'Signed PDF files',
    what: 'PDF viewers show who signed a certificate and that no byte was changed since. This is the key they name.',
  },
};

/** Hexadecimal as one compares it: in groups of four. */
export const grouped = (fingerprint: string): string => (fingerprint.match(/.{4}/g) ?? []).join(' ');

/** What the fingerprint is of. */
export const fingerprintWords = ({ certificate }: Pick<IssuerKey, 'certificate'>): string =>
  certificate ? 'Fingerprint of its certificate (SHA-256)' : 'Fingerprint (SHA-256)';

export const formatDay = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }).format(new Date(instant));

/** "November 22, 2026 to March 4, 2027", "since November 22, 2026". */
export function inUseWords(
  { usedFrom, usedUntil }: Pick<IssuerKey, 'usedFrom' | 'usedUntil'>,
  timeZone: string,
): string {
  const from = formatDay(usedFrom, timeZone);

  return usedUntil === null ? `since ${from}` : `${from} to ${formatDay(usedUntil, timeZone)}`;
}
